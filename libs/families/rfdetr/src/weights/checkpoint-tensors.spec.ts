import { readFile } from 'node:fs/promises';
import type { TensorSpec } from '@framegate/model-family';
import { parameterCount } from '@framegate/model-graph';
import { buildRfdetr } from '../architecture/build-rfdetr.js';
import { hashWeights } from '../testing/hash-weights.js';
import { findVariant } from '../variants/variants.js';
import { checkpointTensors, ignoresTensor } from './checkpoint-tensors.js';

/** Name and shape of every tensor of an official checkpoint, in its order. */
async function officialTensors(variant: string): Promise<TensorSpec[]> {
  const table = await readFile(new URL(`../testing/keys/${variant}.tsv`, import.meta.url), 'utf8');
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name, , shape] = line.split('\t') as [string, string, string];
      return { name, shape: JSON.parse(shape) as number[] };
    });
}

const elements = ({ shape }: TensorSpec) => shape.reduce((product, size) => product * size, 1);
const parametersOf = (specs: readonly TensorSpec[]) => specs.reduce((sum, spec) => sum + elements(spec), 0);
const byName = (a: TensorSpec, b: TensorSpec) => (a.name < b.name ? -1 : 1);

/** Rows of the queries of twelve of thirteen groups: 4 numbers of a box and 256 of contents each. */
const otherGroups = 12 * 300 * (4 + 256);
/** What is multiplied or added into other weights: two scales in each of twelve layers, and the class token's position. */
const folded = 2 * 12 * 384 + 384;

describe.each([
  ['rfdetr-nano', { keys: 465, published: 30_467_298, used: 26_863_278 }],
  ['rfdetr-small', { keys: 487, published: 32_111_170, used: 28_507_150 }],
  ['rfdetr-medium', { keys: 509, published: 33_687_458, used: 30_083_438 }],
])('%s', (variant, { keys, published, used }) => {
  it('asks for exactly the official tensors that matter at inference', async () => {
    const official = await officialTensors(variant);
    expect(official).toHaveLength(keys);
    const needed = official.filter(({ name }) => !ignoresTensor(name));
    const asked = checkpointTensors(variant).map(({ name, shape }) => ({ name, shape }));
    expect(asked.sort(byName)).toEqual(needed.sort(byName));
  });

  it('has the published number of parameters', async () => {
    expect(parametersOf(await officialTensors(variant))).toBe(published);
  });

  it('has as many parameters at inference as were counted elsewhere', () => {
    expect(parametersOf(checkpointTensors(variant)) - otherGroups).toBe(used);
    const graph = buildRfdetr({
      variant,
      imageSize: findVariant(variant).nativeSize,
      batch: 1,
      weights: hashWeights(''),
    });
    expect(parameterCount(graph)).toBe(used - folded);
  });
});

describe('a tensor that a checkpoint may hold', () => {
  it.each([
    'transformer.enc_output.1.weight',
    'transformer.enc_output_norm.12.bias',
    'transformer.enc_out_bbox_embed.10.layers.2.weight',
    'model.enc_out_class_embed.9.bias',
    'backbone.0.encoder.encoder.embeddings.mask_token',
  ])('is ignored where only training uses it: %s', (name) => expect(ignoresTensor(name)).toBe(true));

  it.each([
    'transformer.enc_output.0.weight',
    'transformer.enc_output.13.weight',
    'transformer.decoder.layers.1.linear1.weight',
    'segmentation_head.bias',
  ])('is not ignored otherwise: %s', (name) => expect(ignoresTensor(name)).toBe(false));
});
