import type { TensorSpec } from '@framegate/model-family';
import { officialTensors } from '../testing/official-tensors.js';
import { checkpointTensors, ignoresTensor } from './checkpoint-tensors.js';

const elements = ({ shape }: TensorSpec) => shape.reduce((product, size) => product * size, 1);
const floats = (specs: readonly TensorSpec[]) =>
  specs
    .filter(({ name }) => !name.endsWith('.num_batches_tracked'))
    .reduce((sum, spec) => sum + elements(spec), 0);
const byName = (a: TensorSpec, b: TensorSpec) => (a.name < b.name ? -1 : 1);

describe.each([
  ['rtdetr-r18', { keys: 526, all: 20_209_680, used: 20_147_824, lastLayer: 2 }],
  ['rtdetr-r34', { keys: 640, all: 31_474_308, used: 31_391_892, lastLayer: 3 }],
  ['rtdetr-r50', { keys: 764, all: 43_019_372, used: 42_895_836, lastLayer: 5 }],
  ['rtdetr-r101', { keys: 1019, all: 76_798_700, used: 76_675_164, lastLayer: 5 }],
])('%s', (variant, { keys, all, used, lastLayer }) => {
  const asked = checkpointTensors(variant).map(({ name, shape }) => ({ name, shape }));
  const askedNames = new Set(asked.map(({ name }) => name));

  it('asks for official tensors alone, by their names and shapes, and ignores all others', async () => {
    const official = await officialTensors(variant);
    expect(official).toHaveLength(keys);
    expect(asked.toSorted(byName)).toEqual(
      official.filter(({ name }) => askedNames.has(name)).toSorted(byName),
    );
    const others = official.filter(({ name }) => !askedNames.has(name));
    expect(others.filter(({ name }) => !ignoresTensor(name))).toEqual([]);
  });

  it('needs every official tensor but counters, noise and the class heads of training', async () => {
    const others = (await officialTensors(variant)).filter(({ name }) => !askedNames.has(name));
    const named = others.map(({ name }) => name).filter((name) => !name.endsWith('.num_batches_tracked'));
    const heads = Array.from({ length: lastLayer }, (_, layer) =>
      ['bias', 'weight'].map((part) => `model.decoder.class_embed.${layer}.${part}`),
    ).flat();
    expect(named.toSorted()).toEqual([...heads, 'model.denoising_class_embed.weight']);
  });

  it('counts as many numbers as the published file', async () => {
    expect(floats(await officialTensors(variant))).toBe(all);
    expect(floats(asked)).toBe(used);
  });
});

describe('ignoring tensors', () => {
  it.each([
    'model.denoising_class_embed.weight',
    'decoder.denoising_class_embed.weight',
    'model.encoder_input_proj.0.1.num_batches_tracked',
    'backbone.conv1.conv1_1.norm.num_batches_tracked',
    'decoder.dec_score_head.0.bias',
    'class_embed.2.weight',
    'bbox_embed.0.layers.1.bias',
  ])('%s is of no use', (name) => expect(ignoresTensor(name)).toBe(true));

  it.each([
    'model.decoder.layers.6.fc1.weight',
    'model.decoder.bbox_embed.6.layers.0.weight',
    'model.denoising_class_embed.bias',
    'head.weight',
  ])('%s would be a mistake', (name) => expect(ignoresTensor(name)).toBe(false));
});
