import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { convBatchNorm, foldedBias, foldedWeight } from './fold-batch-norm.js';

/** Two filters of one weight; the second channel's numbers are plain on purpose. */
const checkpoint: Record<string, number[]> = {
  'pe.conv.weight': [3, 2],
  'pe.conv.bias': [0.5, 10],
  'pe.bn.weight': [2, 1],
  'pe.bn.bias': [7, 0],
  'pe.bn.running_mean': [1.5, 4],
  'pe.bn.running_var': [15.999, 0.999],
};

const source = (lacks: readonly string[] = []): WeightSource => ({
  id: 'test',
  has: ({ name }) => !lacks.includes(name),
  read({ name }: TensorSpec) {
    if (lacks.includes(name)) throw new RangeError(`${name}: missing`);
    return Float32Array.from(checkpoint[name]!);
  },
});

const rounded = (values: Float32Array) => [...values].map((value) => Number(value.toFixed(5)));

describe('folding batch normalisation into a convolution', () => {
  const plain = convBatchNorm('pe', [2, 1, 1, 1], 'none');
  const biased = convBatchNorm('pe', [2, 1, 1, 1], 'optional');

  it('scales each filter by gamma over the deviation, an epsilon of 0.001 added to the variance', () => {
    expect(rounded(foldedWeight(source(), plain))).toEqual([1.5, 2]);
  });

  it('takes the mean out of the bias', () => {
    expect(rounded(foldedBias(source(), plain))).toEqual([6.25, -4]);
  });

  it("normalises the convolution's own bias too", () => {
    expect(rounded(foldedBias(source(), biased))).toEqual([6.5, 6]);
  });

  it('goes without that bias where the checkpoint lacks it', () => {
    expect(rounded(foldedBias(source(['pe.conv.bias']), biased))).toEqual([6.25, -4]);
  });

  it('reads it from a source that has every tensor and so says nothing of the kind', () => {
    expect(rounded(foldedBias({ id: 'all', read: (spec) => source().read(spec) }, biased))).toEqual([6.5, 6]);
  });
});
