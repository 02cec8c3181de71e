import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFamily } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import { peerModels } from './peer-models.mjs';
import { publishedDecoder } from './published-decoder.mjs';
import { renamed } from './renamed.mjs';

/**
 * Writes `<folder>/<variant>` as transformers.js lays a model out, with synthetic weights.
 * @returns the paths of its .onnx files, which both sides open.
 */
export async function writePeerModel(variant, folder) {
  const { family, files, names = {}, config, preprocessor } = peerModels[variant];
  const root = join(folder, variant);
  await mkdir(join(root, 'onnx'), { recursive: true });
  await writeFile(join(root, 'config.json'), JSON.stringify(config));
  await writeFile(join(root, 'preprocessor_config.json'), JSON.stringify(preprocessor));

  const paths = [];
  for (const part of await buildParts(family, variant)) {
    const graph = renamed(part.graph, names);
    const path = join(root, 'onnx', `${files[part.name]}.onnx`);
    await writeModel(part.name === 'decoder' ? publishedDecoder(graph) : graph, path);
    paths.push(path);
  }
  return paths;
}

async function buildParts(familyName, variant) {
  const family = await loadFamily(familyName);
  const { nativeSize } = family.variants.find(({ name }) => name === variant);
  const weights = family.syntheticWeights(variant);
  return family.build({ variant, imageSize: nativeSize, batch: 1, weights });
}
