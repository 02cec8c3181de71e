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

/** With less idle, and more taken by others, measured code waits for a core now and then. */
const littleIdle = 0.1;
const muchTaken = 0.5;

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

/** A flag where the machine was full between two moments and others, or its host, took part of it. */
export function busyMachineFlag(from: ProcessorTime, to: ProcessorTime): Flag | null {
  const elapsed = to.elapsed - from.elapsed;
  const idleCores = (to.idle - from.idle) / elapsed;
  const takenCores = to.cores - idleCores - (to.own - from.own) / elapsed;
  if (!(idleCores < littleIdle * to.cores && takenCores > muchTaken)) return null;
  return {
    code: 'busy-machine',
    message:
      `Others took ${formatNumber(takenCores)} of ${to.cores} cores and left none idle: ` +
      `times are longer than on a quiet machine.`,
  };
}
