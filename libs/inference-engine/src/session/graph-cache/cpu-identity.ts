import { readFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';

/** What the runtime's choice of instructions and memory layouts depends on: a cached graph is for this processor. */
export function cpuIdentity(): string {
  return [process.platform, arch(), cpus()[0]?.model ?? '', instructionSets()].join(' ');
}

/** Of a Linux machine; elsewhere the model's name has to do. */
function instructionSets(): string {
  try {
    return /^(?:flags|Features)\s*: (.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}
