export type ProcessKind = 'timing' | 'memory';

/** Variables that change the allocator or the threads of a measuring process: the report shows what they were. */
export const watchedVariables = [
  'MALLOC_ARENA_MAX',
  'MALLOC_MMAP_THRESHOLD_',
  'MALLOC_TRIM_THRESHOLD_',
  'LD_PRELOAD',
  'OMP_NUM_THREADS',
  'UV_THREADPOOL_SIZE',
] as const;

/** The surroundings of a measuring process: the caller's own, without what would change the runtime under it. */
export function childEnvironment(
  kind: ProcessKind,
  parent: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const environment = { ...parent };
  delete environment['NODE_OPTIONS'];
  // glibc gives each thread an arena of its own that keeps what it once had; one arena makes growth mean something.
  return kind === 'memory' ? { ...environment, MALLOC_ARENA_MAX: '1' } : environment;
}

/** What the report says of them. */
export function watchedEnvironment(kind: ProcessKind): Record<string, string | null> {
  const environment = childEnvironment(kind);
  return Object.fromEntries(watchedVariables.map((name) => [name, environment[name] ?? null]));
}
