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

async function ignoredTensors(variant: string): Promise<TensorSpec[]> {
  return (await officialTensors(variant)).filter(({ name }) => ignoresTensor(name));
}

const elements = ({ shape }: TensorSpec) => shape.reduce((product, size) => product * size, 1);
const parametersOf = (specs: readonly TensorSpec[]) => specs.reduce((sum, spec) => sum + elements(spec), 0);
const byName = (a: TensorSpec, b: TensorSpec) => (a.name < b.name ? -1 : 1);
const isTrained = ({ name }: TensorSpec) => !/\.(running_mean|running_var|num_batches_tracked)$/.test(name);

describe.each([
  ['yolo11n', { keys: 499, parameters: 2_624_080, folded: 2_616_248 }],
  ['yolo11s', { keys: 499, parameters: 9_458_752, folded: 9_443_760 }],
  ['yolo11m', { keys: 649, parameters: 20_114_688, folded: 20_091_712 }],
  ['yolo11l', { keys: 1015, parameters: 25_372_160, folded: 25_340_992 }],
  ['yolo11x', { keys: 1015, parameters: 56_966_176, folded: 56_919_424 }],
  ['yolo12n', { keys: 699, parameters: 2_603_056, folded: 2_590_824 }],
  ['yolo12s', { keys: 699, parameters: 9_285_632, folded: 9_261_840 }],
  ['yolo12m', { keys: 759, parameters: 20_201_216, folded: 20_166_592 }],
  ['yolo12l', { keys: 1261, parameters: 26_454_880, folded: 26_400_752 }],
  ['yolo12x', { keys: 1261, parameters: 59_216_928, folded: 59_135_744 }],
])('%s', (variant, { keys, parameters, folded }) => {
  it('asks for exactly the official tensors that matter at inference', async () => {
    const official = await officialTensors(variant);
    expect(official).toHaveLength(keys);
    const needed = official.filter(({ name }) => !ignoresTensor(name));
    const asked = checkpointTensors(variant).map(({ name, shape }) => ({ name, shape }));
    expect(asked.sort(byName)).toEqual(needed.sort(byName));
  });

  it('has the published number of parameters before folding', async () => {
    const trained = [...checkpointTensors(variant), ...(await ignoredTensors(variant))].filter(isTrained);
    expect(parametersOf(trained)).toBe(parameters);
  });

  it('has the published number of parameters after folding', () => {
    const graph = buildYolo({
      variant,
      imageSize: { height: 64, width: 64 },
      batch: 1,
      weights: syntheticWeights(variant),
    });
    expect(parameterCount(graph)).toBe(folded);
  });
});

describe.each([
  ['yolo12n', { keys: 691, parameters: 2_602_288 }],
  ['yolo12s', { keys: 691, parameters: 9_284_096 }],
  ['yolo12m', { keys: 751, parameters: 20_199_168 }],
  ['yolo12l', { keys: 1245, parameters: 26_450_784 }],
  ['yolo12x', { keys: 1245, parameters: 59_210_784 }],
])('%s saved from an untouched layer table', (variant, { keys, parameters }) => {
  it('lacks the biases that are optional and nothing else', async () => {
    const required = checkpointTensors(variant).filter(({ optional }) => !optional);
    const ignored = await ignoredTensors(variant);
    expect(required.length + ignored.length).toBe(keys);
    expect(parametersOf([...required, ...ignored].filter(isTrained))).toBe(parameters);
  });
});

it('leaves YOLO11 without a tensor that a checkpoint may lack', () => {
  expect(checkpointTensors('yolo11l').filter(({ optional }) => optional)).toEqual([]);
});
