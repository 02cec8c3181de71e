import type { TunedSettings, TuningGoal } from '@framegate/inference-engine';

export interface Limits {
  /** That the process may use. */
  readonly processors: number;
  /** That memory has room for. */
  readonly maxWorkers: number;
}

/**
 * Workers, threads of each, and whether they wait busily. For latency one worker, as another takes nothing off a single
 * request; for throughput as many threads as the workers share out, for one that stands idle answers nothing.
 */
export function shapesFor(
  goal: TuningGoal,
  base: TunedSettings,
  { processors, maxWorkers }: Limits,
): TunedSettings[] {
  const counts = steps(processors);
  const shapes =
    goal === 'latency'
      ? counts.map((threads) => ({ workers: 1, threads }))
      : counts
          .filter((workers) => workers <= maxWorkers)
          .map((workers) => ({ workers, threads: Math.floor(processors / workers) }));
  return shapes.flatMap((shape) => {
    // A thread without others has none to wait for.
    const ways = shape.threads === 1 ? [false] : [true, false];
    return ways.map((spinning) => ({ ...base, ...shape, session: { ...base.session, spinning } }));
  });
}

/** 1, 2, 3, 4, 6, 8, 12, 16 … up to and with the limit: what lies between is within some tenths of one of them. */
function steps(limit: number): number[] {
  const counts = new Set([limit]);
  for (let power = 1; power <= limit; power *= 2) {
    counts.add(power);
    if (power > 1 && power * 1.5 <= limit) counts.add(power * 1.5);
  }
  return [...counts].sort((a, b) => a - b);
}
