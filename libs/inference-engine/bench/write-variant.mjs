import { join } from 'node:path';
import { listFamilies, loadFamily } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';

/** The known variants, each with its family. */
export async function listVariants() {
  const families = await Promise.all((await listFamilies()).map((name) => loadFamily(name)));
  return families.flatMap((family) => family.variants.map((variant) => ({ family, variant })));
}

/** Writes the files of a variant with synthetic weights, at its own size, into a folder; resolves to their paths. */
export async function writeVariant({ family, variant: { name, nativeSize } }, folder) {
  const weights = family.syntheticWeights(name);
  const paths = [];
  for (const part of family.build({ variant: name, imageSize: nativeSize, batch: 1, weights })) {
    const path = join(folder, `${name}${part.name && `.${part.name}`}.onnx`);
    await writeModel(part.graph, path);
    paths.push(path);
  }
  return paths;
}
