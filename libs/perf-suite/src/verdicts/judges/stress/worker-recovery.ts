import type { Judge } from '../../judge.js';
import { judgeMedian } from '../../judge-median.js';

/** A worker is opened anew while the others go on computing; a process needs some time of its own to start. */
const [openings, ownMs] = [3, 1000] as const;

/** From the kill until as many workers serve as before, against opening all of them at first. */
export const workerRecovery: Judge = {
  metric: 'worker_recovery_ms',
  comparison: 'below',
  scenario: 'killed_workers',
  target: () => null,
  judge({ statistics, figures }) {
    const target = openings * (figures['open_ms'] ?? 0) + ownMs;
    const words = { of: 'recoveries from a kill', unit: 'ms' };
    return { ...judgeMedian(statistics['recovery_ms'], target, 'below', words), target };
  },
};
