import { cpus } from 'node:os';
import type { Flag } from '../report/schema/scenario-schema.js';
import { formatNumber } from '../verdicts/format-number.js';

/** Processor time since some moment, in milliseconds over all cores. */
export interface ProcessorTime {
  readonly elapsed: number;
  readonly idle: number;
  /** Of this process. */
  readonly own: number;
  readonly cores: number;
}

/** What the system's own chores take, and the coarseness of its clocks. */
const toleratedCores = 0.5;

export function readProcessorTime(): ProcessorTime {
  const all = cpus();
  const { user, system } = process.cpuUsage();
  return {
    elapsed: performance.now(),
    idle: all.reduce((sum, { times }) => sum + times.idle, 0),
    own: (user + system) / 1000,
    cores: all.length,
  };
}

/**
 * A flag where others, or the machine's host, left fewer cores between two moments than the measured engine has threads:
 * then some of its threads wait for the others.
 */
export function busyMachineFlag(from: ProcessorTime, to: ProcessorTime, threads: number): Flag | null {
  const elapsed = to.elapsed - from.elapsed;
  const taken = to.cores - (to.idle - from.idle + to.own - from.own) / elapsed;
  if (to.cores - taken >= threads - toleratedCores) return null;
  return {
    code: 'busy-machine',
    message:
      `Others took ${formatNumber(taken)} of ${to.cores} cores, and the engine has ${threads} threads: ` +
      `times are longer than on a quiet machine.`,
  };
}
