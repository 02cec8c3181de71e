import type { Leak, MemoryOwner } from '../report/schema/leak-schema.js';

/** What growth of memory counts as a leak. */
export interface LeakRule {
  readonly unit: Leak['unit'];
  /** Growth that is no leak, in bytes a repetition. */
  readonly budget: Readonly<Record<MemoryOwner, number>>;
  /** Growth that comes to no more than `bytes` over so many repetitions is none that anybody meets. */
  readonly over: { readonly repetitions: number; readonly bytes: number };
  /** With fewer after warm-up nothing is said. */
  readonly fewestReadings: number;
}

const kib = 2 ** 10;
const mib = 2 ** 20;

/** A camera with 30 frames a second has sent a million after nine hours. */
export const inferenceRule: LeakRule = {
  unit: 'inference',
  budget: { v8: 128, external: 128, native: kib },
  over: { repetitions: 1_000_000, bytes: 256 * mib },
  fewestReadings: 100,
};

/** Opening and closing engines: a service that does it every hour has done it a thousand times after six weeks. */
export const cycleRule: LeakRule = {
  unit: 'cycle',
  budget: { v8: 64 * kib, external: 64 * kib, native: mib },
  over: { repetitions: 1000, bytes: 256 * mib },
  fewestReadings: 20,
};
