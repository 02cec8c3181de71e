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

/** Cores that others, the machine's host included, took between two moments. */
export function coresTaken(from: ProcessorTime, to: ProcessorTime): number {
  return to.cores - (to.idle - from.idle + to.own - from.own) / (to.elapsed - from.elapsed);
}

/** A flag where others left fewer cores than the measured engine has threads: then some of its threads wait for the others. */
export function busyMachineFlag(from: ProcessorTime, to: ProcessorTime, threads: number): Flag | null {
  const taken = coresTaken(from, to);
  if (to.cores - taken >= threads - toleratedCores) return null;
  return {
    code: 'busy-machine',
    message:
      `Others took ${formatNumber(taken)} of ${to.cores} cores, and the engine has ${threads} threads: ` +
      `times are longer than on a quiet machine.`,
  };
}
