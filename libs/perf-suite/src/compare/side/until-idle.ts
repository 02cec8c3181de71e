import { setTimeout } from 'node:timers/promises';
import { clock } from './clock.js';

export interface Idling {
  /** Processor time that this process has used so far, in milliseconds. */
  readonly usedMs: () => number;
  readonly clock: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
}

const sliceMs = 5;
/** Of one core. Timers and collections stay below, a thread that spins does not. */
const idleShare = 0.2;
/** Whoever is busy for longer is at work, and would be for ever. */
const patienceMs = 500;

const thisProcess: Idling = {
  usedMs: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  clock,
  pause: setTimeout,
};

/**
 * Waits until the threads of this process sleep. Those of onnxruntime go on spinning for some 40 ms after a run, on cores that
 * the other side is to be measured on.
 */
export async function untilIdle({ usedMs, clock, pause }: Idling = thisProcess): Promise<void> {
  const end = clock() + patienceMs;
  for (;;) {
    const [start, used] = [clock(), usedMs()];
    await pause(sliceMs);
    const now = clock();
    if (usedMs() - used < idleShare * (now - start) || now >= end) return;
  }
}
