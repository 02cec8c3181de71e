import type { EngineOptions } from '../engine/engine-options.js';
import type { SessionTuning } from '../session/session-options.js';
import type { TunedSettings } from './tuning-schema.js';

/**
 * The caller's options, with those of the tuning where the caller has none. Workers, threads and spinning suit each
 * other: where the caller decides on the first two otherwise, the default of the rest fits better than the tuned one.
 */
export function mergeTuning(given: EngineOptions, tuned: TunedSettings): EngineOptions {
  const { workers = tuned.workers, threads = tuned.threads, session = {}, ...others } = given;
  const { spinning, ...rest } = tuned.session;
  const isOtherwise = workers !== tuned.workers || threads !== tuned.threads;
  return {
    ...(isOtherwise
      ? there({ workers: given.workers, threads: given.threads })
      : { workers: tuned.workers, threads: tuned.threads }),
    session: { ...rest, ...(isOtherwise ? {} : { spinning }), ...there(session) },
    ...(tuned.maxBatch === null ? {} : { maxBatch: tuned.maxBatch }),
    maxDelayMs: tuned.maxDelayMs,
    ...(there(others) as Omit<EngineOptions, 'workers' | 'threads' | 'session'>),
  };
}

/** Names of the tuned options that the caller's win over. */
export function overriddenBy(given: EngineOptions, tuned: TunedSettings): string[] {
  const merged = mergeTuning(given, tuned);
  const names = (['workers', 'threads', 'maxDelayMs'] as const).filter(
    (name) => merged[name] !== tuned[name],
  );
  const batch = (merged.maxBatch ?? null) === tuned.maxBatch ? [] : ['maxBatch'];
  const inSession = (Object.keys(tuned.session) as (keyof SessionTuning)[])
    .filter((name) => merged.session?.[name] !== tuned.session[name])
    .map((name) => `session.${name}`);
  return [...names, ...batch, ...inSession];
}

/** Without the options that are named and left undefined. */
function there<T extends object>(options: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
