import { readFile } from 'node:fs/promises';
import type { TensorSpec } from '@framegate/model-family';
import { parameterCount } from '@framegate/model-graph';
import { buildYolo } from '../architecture/build-yolo.js';
import { checkpointTensors, ignoresTensor } from './checkpoint-tensors.js';
import { syntheticWeights } from './synthetic-weights.js';

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
const byName = (a: TensorSpec, b: TensorSpec) => (a.name < b.name ? -1 : 1);
const isTrained = ({ name }: TensorSpec) => !/\.(running_mean|running_var|num_batches_tracked)$/.test(name);

describe.each([
  ['yolo11n', 2_624_080, 2_616_248, 499],
  ['yolo11s', 9_458_752, 9_443_760, 499],
  ['yolo11m', 20_114_688, 20_091_712, 649],
  ['yolo11l', 25_372_160, 25_340_992, 1015],
  ['yolo11x', 56_966_176, 56_919_424, 1015],
])('%s', (variant, parameters, foldedParameters, keys) => {
  it('asks for exactly the official tensors that matter at inference', async () => {
    const official = await officialTensors(variant);
    expect(official).toHaveLength(keys);
    const needed = official.filter(({ name }) => !ignoresTensor(name));
    expect([...checkpointTensors(variant)].sort(byName)).toEqual(needed.sort(byName));
  });

  it('has the published number of parameters before folding', async () => {
    const ignoredButTrained = (await officialTensors(variant)).filter(
      (spec) => isTrained(spec) && ignoresTensor(spec.name),
    );
    const counted = [...checkpointTensors(variant).filter(isTrained), ...ignoredButTrained];
    expect(counted.reduce((sum, spec) => sum + elements(spec), 0)).toBe(parameters);
  });

  it('has the published number of parameters after folding', () => {
    const graph = buildYolo({
      variant,
      imageSize: { height: 64, width: 64 },
      batch: 1,
      weights: syntheticWeights(variant),
    });
    expect(parameterCount(graph)).toBe(foldedParameters);
  });
});
