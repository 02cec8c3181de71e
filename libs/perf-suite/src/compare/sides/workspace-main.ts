/**
 * Looks up a model of a workspace with that workspace's own registry: `node workspace-main.js DIRECTORY VARIANT`. Prints a
 * workspace model as JSON, or says on standard error what is missing and ends with 1.
 */
import { pathToFileURL } from 'node:url';
import { findEngine, requireFrom } from '../side/open-engine.js';
import type { WorkspaceModel } from './workspace-model.js';

interface AnyRegistry {
  resolve(variant: string): Promise<{
    family: string;
    artifact: { sha256: string; files: readonly { path: string }[] };
  }>;
}

const [, , workspace = '', variant = ''] = process.argv;
try {
  await findEngine(workspace);
  const registry = requireFrom(workspace).resolve('@framegate/model-registry');
  const { ModelRegistry } = (await import(pathToFileURL(registry).href)) as {
    ModelRegistry: new (options: { root: string }) => AnyRegistry;
  };
  const { family, artifact } = await new ModelRegistry({ root: workspace }).resolve(variant);
  const model: WorkspaceModel = {
    family,
    sha256: artifact.sha256,
    files: artifact.files.map(({ path }) => path),
  };
  console.log(JSON.stringify(model));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
