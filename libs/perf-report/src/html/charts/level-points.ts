import type { Level } from '@framegate/perf-suite';

/** A quantile of the time at a level; nothing where it has too few samples. */
export function timeOf(level: Level, quantile: 'p50' | 'p95'): { value: number; ms: number }[] {
  const ms = (level.statistics['total_ms'] ?? level.statistics['batch_ms'])?.[quantile].value;
  return ms === undefined || ms === null ? [] : [{ value: level.value, ms }];
}

/** Images a second. */
export function throughputOf({ figures, statistics }: Level): number | undefined {
  return figures['images_per_second'] ?? statistics['images_per_second']?.p50.value ?? undefined;
}
