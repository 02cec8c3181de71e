import type { Budget } from './budget.js';

type LoadBudget = Pick<Budget, 'concurrency' | 'server' | 'cameras'>;

/** Held to with 95 %; in a run of a suite its time is the model's real-time target. */
const target = { ms: 100, percentile: 95, confidence: 0.95 };

/** Where time is short: 368 requests bound p99. */
export const quickLoad: LoadBudget = {
  concurrency: { callers: [1, 2, 4], requests: 20 },
  server: {
    rate: null,
    find: false,
    requests: 368,
    trialMs: 5_000,
    deadlineMs: null,
    maxQueue: null,
    target,
    seed: 1,
  },
  cameras: {
    cameras: 1,
    framesPerSecond: 10,
    jitter: 0.1,
    keep: 'latest',
    frames: 100,
    trialMs: 5_000,
    target,
    seed: 1,
  },
};

/** Where a model has minutes: batches of every power of two, up to ten callers, the highest rate and the most cameras. */
export const comprehensiveLoad: LoadBudget & Pick<Budget, 'batch'> = {
  batch: { size: 8, batches: 6, otherSizes: [1, 2, 4, 16, 32] },
  concurrency: { callers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], requests: 100 },
  server: { ...quickLoad.server, find: true, requests: 200, trialMs: 10_000 },
  cameras: { ...quickLoad.cameras, cameras: null, frames: 200, trialMs: 10_000 },
};
