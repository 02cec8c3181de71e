import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { foldedBias, foldedWeight, type NormalisedConv } from './fold-batch-norm.js';
import { repVggBias, repVggWeight } from './fold-rep-vgg.js';

/** Two filters; the second channel's numbers are plain on purpose. */
const checkpoint: Record<string, number[]> = {
  'a.weight': [3, 2],
  'a.bias': [0.5, 10],
  'n.weight': [2, 1],
  'n.bias': [7, 0],
  'n.running_mean': [1.5, 4],
  'n.running_var': [15.999, 0.999],
};

const source = (lacks: readonly string[] = []): WeightSource => ({
  id: 'test',
  has: ({ name }) => !lacks.includes(name),
  read({ name }: TensorSpec) {
    if (lacks.includes(name)) throw new RangeError(`${name}: missing`);
    return Float32Array.from(checkpoint[name]!);
  },
});

const norm = {
  weight: { name: 'n.weight', shape: [2] },
  bias: { name: 'n.bias', shape: [2] },
  mean: { name: 'n.running_mean', shape: [2] },
  variance: { name: 'n.running_var', shape: [2] },
};
const plain: NormalisedConv = { weight: { name: 'a.weight', shape: [2, 1, 1, 1] }, norm, epsilon: 1e-3 };
const biased: NormalisedConv = { ...plain, bias: { name: 'a.bias', shape: [2], optional: true } };

const rounded = (values: Float32Array) => [...values].map((value) => Number(value.toFixed(5)));

describe('folding batch normalisation into a convolution', () => {
  it('scales each filter by gamma over the deviation', () => {
    expect(rounded(foldedWeight(source(), plain))).toEqual([1.5, 2]);
  });

  it('takes the mean out of the bias', () => {
    expect(rounded(foldedBias(source(), plain))).toEqual([6.25, -4]);
  });

  it("normalises the convolution's own bias too", () => {
    expect(rounded(foldedBias(source(), biased))).toEqual([6.5, 6]);
  });

  it('goes without that bias where the checkpoint lacks it', () => {
    expect(rounded(foldedBias(source(['a.bias']), biased))).toEqual([6.25, -4]);
  });

  it('reads it from a source that has every tensor and so says nothing of the kind', () => {
    expect(rounded(foldedBias({ id: 'all', read: (spec) => source().read(spec) }, biased))).toEqual([6.5, 6]);
  });

  it('adds the epsilon that it is told', () => {
    expect(rounded(foldedWeight(source(), { ...plain, epsilon: 9.001 }))).toEqual([1.2, 0.63246]);
  });
});

describe('joining the branches of a RepVGG block', () => {
  const nine = (middle: number) => [1, 1, 1, 1, middle, 1, 1, 1, 1];
  const tensors: Record<string, number[]> = {
    ...checkpoint,
    'wide.weight': [...nine(5), ...nine(7)],
  };
  const both: WeightSource = { id: 'both', read: ({ name }) => Float32Array.from(tensors[name]!) };
  const wide: NormalisedConv = { ...plain, weight: { name: 'wide.weight', shape: [2, 1, 3, 3] } };

  it('adds the normalised 1×1 weights to the middles of the normalised 3×3 kernels', () => {
    const half = Array<number>(4).fill(0.5);
    const ones = Array<number>(4).fill(1);
    expect(rounded(repVggWeight(both, { wide, narrow: plain }))).toEqual([
      ...[...half, 0.5 * 5 + 1.5, ...half],
      ...[...ones, 7 + 2, ...ones],
    ]);
  });

  it('adds the biases', () => {
    expect(rounded(repVggBias(both, { wide, narrow: plain }))).toEqual([12.5, -8]);
  });
});
