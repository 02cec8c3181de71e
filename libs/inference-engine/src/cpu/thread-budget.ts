import { availableParallelism } from 'node:os';
import { cpuQuota } from './cpu-quota.js';

/** Threads that can run at once here: the processors we may use, fewer under a quota, at least 1. */
export function threadBudget(processors = availableParallelism(), quota = cpuQuota()): number {
  return Math.max(1, Math.floor(Math.min(processors, quota ?? Infinity)));
}
