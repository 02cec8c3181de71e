import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { type ArtifactFile, ModelRegistry } from '@framegate/model-registry';
import type { ExportOptions } from '../commands/export.js';
import type { GlobalOptions } from '../commands/command.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { UsageError } from '../usage-error.js';
import { copyFiles } from './copy-files.js';
import { overridesOf } from './overrides.js';

/** Copies the verified artifact to where it is wanted: one file, or one for each network of the model. */
export async function exportModel(options: GlobalOptions & ExportOptions): Promise<void> {
  const { variant, output } = options;
  await refuseFolder(output, variant);
  const registry = new ModelRegistry({ root: workspaceRoot(options.root) });
  const { artifact, weights } = await registry.resolve(variant, overridesOf(options));
  const files = artifact.files.map((file) => ({ ...file, target: targetOf(resolve(output), file) }));
  await copyFiles(files.map(({ path, target }) => ({ from: path, to: target })));
  for (const { target, bytes, sha256 } of files) {
    const megabytes = (bytes / 1e6).toFixed(1);
    process.stdout.write(`${target}: ${megabytes} MB, ${weights.kind} weights, sha256 ${sha256}\n`);
  }
}

/** `m.onnx` itself, or for a network among several `m.encoder.onnx`. */
function targetOf(output: string, { name }: ArtifactFile): string {
  return name === '' ? output : `${output.replace(/\.onnx$/, '')}.${name}.onnx`;
}

/** Said before anything is built. */
async function refuseFolder(output: string, variant: string): Promise<void> {
  const isFolder = (await stat(output).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder && !/[/\\]$/.test(output)) return;
  const example = `${output.replace(/[/\\]+$/, '')}${sep}${variant}.onnx`;
  throw new UsageError(`--output: expected a file such as ${example}, got the folder ${output}`);
}
