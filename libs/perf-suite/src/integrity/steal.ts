import { join } from 'node:path';
import { readIfThere } from '../environment/read-if-there.js';

/** Ticks of all processors since the system started. */
export interface ProcessorTicks {
  readonly total: number;
  /** That a hypervisor gave to others while there was work to do here. */
  readonly stolen: number;
}

/** user, nice, system, idle, iowait, irq, softirq, steal; guests' time after them is part of user's (proc(5)). */
const counted = 8;

/** `null` where the system does not tell. The folder is a parameter for tests. */
export async function readProcessorTicks(root = '/'): Promise<ProcessorTicks | null> {
  const line = /^cpu +(.*)$/m.exec((await readIfThere(join(root, 'proc/stat'))) ?? '')?.[1];
  const ticks = line?.split(' ').slice(0, counted).map(Number) ?? [];
  if (ticks.length < counted || ticks.some(Number.isNaN)) return null;
  return { total: ticks.reduce((sum, count) => sum + count, 0), stolen: ticks.at(-1)! };
}

/** Of the processors' time between two moments, 0 to 1. */
export function stolenShare(from: ProcessorTicks | null, to: ProcessorTicks | null): number | null {
  if (from === null || to === null) return null;
  return to.total > from.total ? (to.stolen - from.stolen) / (to.total - from.total) : 0;
}
