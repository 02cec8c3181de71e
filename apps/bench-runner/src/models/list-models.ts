import { loadFamily } from '@framegate/model-family';
import { type Manifest, ModelRegistry } from '@framegate/model-registry';
import { workspaceRoot } from '../options/workspace-root.js';
import { modelTable } from '../output/model-table.js';
import { describeModels, type ListedModel } from './listed-model.js';

/** Prints what each manifest stands for; parameters and operations are counted on the graph, not looked up. */
export async function listModels(options: {
  root?: string | undefined;
  json?: boolean | undefined;
}): Promise<void> {
  const manifests = await new ModelRegistry({ root: workspaceRoot(options.root) }).list();
  const models: ListedModel[] = [];
  for (const [name, ofFamily] of byFamily(manifests))
    models.push(...describeModels(await loadFamily(name), ofFamily));
  process.stdout.write(options.json ? `${JSON.stringify(models, undefined, 2)}\n` : modelTable(models));
}

function byFamily(manifests: readonly Manifest[]): [string, Manifest[]][] {
  const families = [...new Set(manifests.map(({ family }) => family))].sort();
  return families.map((name) => [name, manifests.filter(({ family }) => family === name)]);
}
