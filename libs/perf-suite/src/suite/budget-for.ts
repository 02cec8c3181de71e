import type { Mode } from '../modes/mode.js';
import type { Budget } from '../scenarios/budget.js';
import type { Targets } from '../targets/targets.js';

/** A burst is waited for until its target decides something; loads are held to the time of a single inference. */
export function budgetFor({ concurrentResponseMs, inferenceMs: ms }: Targets, { budget }: Mode): Budget {
  const { concurrent, server, cameras } = budget;
  return {
    ...budget,
    concurrent: { ...concurrent, waitMs: concurrentResponseMs },
    server: { ...server, target: { ...server.target, ms } },
    cameras: { ...cameras, target: { ...cameras.target, ms } },
  };
}
