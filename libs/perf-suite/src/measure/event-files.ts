import { join } from 'node:path';
import type { ProcessKind } from './child-environment.js';

/** In the order they run. */
export const processKinds = ['timing', 'memory'] as const satisfies readonly ProcessKind[];

/** Where a measuring process writes its events. */
export function eventFile(directory: string, variant: string, kind: ProcessKind): string {
  return join(directory, `${variant}.${kind}.jsonl`);
}

export function eventFiles(directory: string, variant: string): string[] {
  return processKinds.map((kind) => eventFile(directory, variant, kind));
}
