import { loadFamily, type ModelPart } from '@framegate/model-family';
import { gflops, parameterCount } from '@framegate/model-graph';
import { type Manifest, ModelRegistry } from '@framegate/model-registry';
import { workspaceRoot } from '../options/workspace-root.js';
import { formatTable } from '../output/format-table.js';

interface ListedModel {
  readonly variant: string;
  readonly family: string;
  readonly size_class: string;
  /** Of the network as it runs, batch normalisation folded. */
  readonly parameters: number;
  /** At the manifest's image size, one image. */
  readonly gflops: number;
  readonly image_size: [height: number, width: number];
  readonly weights: string;
  readonly weights_licence: string;
}

/** Prints what each manifest stands for; parameters and operations are counted on the graph, not looked up. */
export async function listModels(options: {
  root?: string | undefined;
  json?: boolean | undefined;
}): Promise<void> {
  const manifests = await new ModelRegistry({ root: workspaceRoot(options.root) }).list();
  const models = await Promise.all(manifests.map(describeModel));
  models.sort((a, b) => a.family.localeCompare(b.family) || a.parameters - b.parameters);
  process.stdout.write(options.json ? `${JSON.stringify(models, undefined, 2)}\n` : asTable(models));
}

async function describeModel({
  variant,
  family: familyName,
  imageSize,
  weights,
}: Manifest): Promise<ListedModel> {
  const family = await loadFamily(familyName);
  const [{ graph }] = family.build({
    variant,
    imageSize,
    batch: 1,
    weights: family.syntheticWeights(variant),
  }) as [ModelPart];
  const info = family.variants.find(({ name }) => name === variant)!;
  return {
    variant,
    family: familyName,
    size_class: info.sizeClass,
    parameters: parameterCount(graph),
    gflops: Number(gflops(graph).toFixed(3)),
    image_size: [imageSize.height, imageSize.width],
    weights: weights.source,
    weights_licence: info.weightsLicence,
  };
}

function asTable(models: readonly ListedModel[]): string {
  const header = ['model', 'family', 'params M', 'GFLOPs', 'input', 'weights', 'official weights'];
  const rows = models.map((model) => [
    model.variant,
    model.family,
    (model.parameters / 1e6).toFixed(1).padStart(header[2]!.length),
    model.gflops.toFixed(1).padStart(header[3]!.length),
    model.image_size.join('x'),
    model.weights,
    model.weights_licence,
  ]);
  return formatTable(header, rows);
}
