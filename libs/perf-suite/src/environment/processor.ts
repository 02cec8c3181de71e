import { createHash } from 'node:crypto';
import { availableParallelism, cpus } from 'node:os';
import { readIfThere } from './read-if-there.js';

export interface Processor {
  /** `unknown` where the system does not name it. */
  readonly model: string;
  /** Digest of the instruction sets; `null` where the system does not list them. */
  readonly flagsSha256: string | null;
  /** Logical cores that this process may run on. */
  readonly cores: number;
}

export async function readProcessor(cpuinfo = '/proc/cpuinfo'): Promise<Processor> {
  const text = (await readIfThere(cpuinfo)) ?? '';
  const flags = /^(?:flags|Features)\s*:\s*(.*)$/m.exec(text)?.[1];
  const named = cpus()[0]?.model.trim();
  return {
    model: named === undefined || named === '' ? 'unknown' : named,
    flagsSha256: flags === undefined ? null : createHash('sha256').update(flags).digest('hex'),
    cores: availableParallelism(),
  };
}
