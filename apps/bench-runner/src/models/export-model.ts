import { constants } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import type { ExportOptions } from '../commands/export.js';
import type { GlobalOptions } from '../commands/command.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { overridesOf } from './overrides.js';

/** Copies the verified artifact to where it is wanted; a file that is there is replaced only by a whole one. */
export async function exportModel(options: GlobalOptions & ExportOptions): Promise<void> {
  const registry = new ModelRegistry({ root: workspaceRoot(options.root) });
  const { artifact, weights } = await registry.resolve(options.variant, overridesOf(options));
  const target = resolve(options.output);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    await copyFile(artifact.path, temporary, constants.COPYFILE_FICLONE);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw Object.assign(new Error(`Cannot write ${target}`, { cause }), { code: 'EXPORT' });
  }
  const megabytes = (artifact.bytes / 1e6).toFixed(1);
  process.stdout.write(`${target}: ${megabytes} MB, ${weights.kind} weights, sha256 ${artifact.sha256}\n`);
}
