import { GraphBuilder } from '../graph/graph-builder.js';
import { GraphError } from '../graph/graph-error.js';
import type { Tensor } from '../graph/tensor.js';
import { averagePool } from './average-pool.js';
import { conv } from './conv.js';
import { add, mul, where } from './elementwise.js';
import { expand } from './expand.js';
import { gather, gatherRows } from './gather.js';
import { gridSample } from './grid-sample.js';
import { layerNormalization } from './layer-normalization.js';
import { concat, reshape, slice, split, transpose } from './layout.js';
import { matmul } from './matmul.js';
import { maxPool } from './max-pool.js';
import { padEnd } from './pad.js';
import { reduceMax } from './reduce.js';
import { upsampleNearest } from './resize.js';
import { softmax } from './softmax.js';
import { topK } from './top-k.js';

let graph: GraphBuilder;
const input = (name: string, ...shape: number[]): Tensor => graph.input(name, 'float32', shape);

const indices = (...shape: number[]): Tensor => graph.input('indices', 'int64', shape);

beforeEach(() => {
  graph = new GraphBuilder();
});

describe('an operator knows the shape of its result', () => {
  it.each<[string, () => Tensor | Tensor[], number[] | number[][]]>([
    [
      'conv with stride',
      () => conv(input('x', 1, 3, 64, 48), input('w', 16, 3, 3, 3), undefined, { stride: 2, padding: 1 }),
      [1, 16, 32, 24],
    ],
    [
      'depthwise conv',
      () => conv(input('x', 2, 8, 5, 5), input('w', 8, 1, 3, 3), input('b', 8), { groups: 8 }),
      [2, 8, 3, 3],
    ],
    ['max pool', () => maxPool(input('x', 1, 4, 20, 20), { kernel: 5, padding: 2 }), [1, 4, 20, 20]],
    ['broadcast sum', () => add(input('x', 2, 1, 4), input('y', 3, 1)), [2, 3, 4]],
    ['matrix product', () => matmul(input('x', 2, 5, 3), input('y', 3, 7)), [2, 5, 7]],
    ['concatenation', () => concat([input('x', 1, 2, 4), input('y', 1, 3, 4)], 1), [1, 5, 4]],
    [
      'split',
      () => split(input('x', 1, 5), 1, [2, 3]),
      [
        [1, 2],
        [1, 3],
      ],
    ],
    ['slice', () => slice(input('x', 1, 4, 9), 1, 2, 4), [1, 2, 9]],
    ['transpose', () => transpose(input('x', 1, 2, 3), [2, 0, 1]), [3, 1, 2]],
    ['reshape', () => reshape(input('x', 2, 6), [3, 4]), [3, 4]],
    ['upsampling', () => upsampleNearest(input('x', 1, 2, 3, 4), 2), [1, 2, 6, 8]],
    ['softmax', () => softmax(input('x', 1, 2, 3), -1), [1, 2, 3]],
    ['grid samples', () => gridSample(input('x', 2, 8, 5, 6), input('g', 2, 7, 4, 2)), [2, 8, 7, 4]],
    ['average pool', () => averagePool(input('x', 1, 2, 5, 4), 2), [1, 2, 3, 2]],
    [
      'the largest',
      () => Object.values(topK(input('x', 2, 9), 4, 1)) as Tensor[],
      [
        [2, 4],
        [2, 4],
      ],
    ],
    ['slices', () => gather(input('x', 2, 9, 3), indices(5), 1), [2, 5, 3]],
    ['rows', () => gatherRows(input('x', 2, 9, 3), indices(2, 4, 1)), [2, 4, 3]],
    ['maximum', () => reduceMax(input('x', 2, 9, 3), 1), [2, 3]],
    ['padding', () => padEnd(input('x', 2, 9), [0, 3]), [2, 12]],
  ])('%s', (_, build, shape) => {
    const result = build();
    expect(Array.isArray(result) ? result.map((tensor) => tensor.shape) : result.shape).toEqual(shape);
  });
});

describe('a wrong graph fails where it is built, naming the node and the shapes', () => {
  it.each<[string, () => unknown, string]>([
    [
      'channels that do not match',
      () => conv(input('x', 1, 4, 8, 8), input('w', 16, 3, 3, 3), undefined),
      '/model.0/Conv: expected 3 input channels (1 groups), got 4 (inputs: x float32[1, 4, 8, 8], w float32[16, 3, 3, 3])',
    ],
    [
      'a bias of the wrong length',
      () => conv(input('x', 1, 3, 8, 8), input('w', 16, 3, 3, 3), input('b', 8)),
      '/model.0/Conv: expected a bias of 16 values (inputs: x float32[1, 3, 8, 8], w float32[16, 3, 3, 3], b float32[8])',
    ],
    [
      'a kernel that does not fit',
      () => maxPool(input('x', 1, 1, 3, 3), { kernel: 5 }),
      '/model.0/MaxPool: the window is larger than the padded input (inputs: x float32[1, 1, 3, 3])',
    ],
    [
      'shapes that do not broadcast',
      () => mul(input('x', 2, 3), input('y', 2, 4)),
      '/model.0/Mul: the shapes do not broadcast (inputs: x float32[2, 3], y float32[2, 4])',
    ],
    [
      'inner sizes of a product that differ',
      () => matmul(input('x', 2, 3), input('y', 4, 2)),
      '/model.0/MatMul: expected 3 rows in the second input, got 4 (inputs: x float32[2, 3], y float32[4, 2])',
    ],
    [
      'joined tensors that differ elsewhere',
      () => concat([input('x', 1, 2, 4), input('y', 1, 2, 5)], 1),
      '/model.0/Concat: expected inputs that differ along axis 1 alone (inputs: x float32[1, 2, 4], y float32[1, 2, 5])',
    ],
    [
      'pieces that do not add up',
      () => split(input('x', 1, 6), 1, [2, 3]),
      '/model.0/Split: expected sizes that add up to 6, got 2 + 3 = 5 (inputs: x float32[1, 6])',
    ],
    [
      'another number of elements',
      () => reshape(input('x', 2, 3), [4]),
      '/model.0/Reshape: cannot make [4] of 6 elements (inputs: x float32[2, 3])',
    ],
    [
      'an order that is no permutation',
      () => transpose(input('x', 2, 3), [0, 0]),
      '/model.0/Transpose: expected a permutation of 2 axes, got 0, 0 (inputs: x float32[2, 3])',
    ],
    [
      'an axis that is not there',
      () => softmax(input('x', 2, 3), 2),
      '/model.0/Softmax: axis 2 is outside rank 2 (inputs: x float32[2, 3])',
    ],
    [
      'a range outside the axis',
      () => slice(input('x', 4), 0, 2, 6),
      '/model.0/Slice: expected a range within 0…4, got 2…6 (inputs: x float32[4])',
    ],
    [
      'a normalisation of another width',
      () => layerNormalization(input('x', 2, 4), input('s', 3), input('b', 3), 1e-5),
      '/model.0/LayerNormalization: expected a scale and a bias of 4 values (inputs: x float32[2, 4], s float32[3], b float32[3])',
    ],
    [
      'a grid for another batch',
      () => gridSample(input('x', 1, 2, 3, 3), input('g', 2, 1, 1, 2)),
      '/model.0/GridSample: expected x [B, C, H, W] and a grid [B, h, w, 2] (inputs: x float32[1, 2, 3, 3], g float32[2, 1, 1, 2])',
    ],
    [
      'more of the largest than there are',
      () => topK(input('x', 1, 4), 5, 1),
      '/model.0/TopK: expected a count from 1 to 4, got 5 (inputs: x float32[1, 4])',
    ],
    [
      'indices that are no integers',
      () => gather(input('x', 2), input('i', 1), 0),
      '/model.0/Gather: expected int64 indices (inputs: x float32[2], i float32[1])',
    ],
    [
      'a choice without a condition',
      () => where(input('c', 2), input('x', 2), input('y', 2)),
      '/model.0/Where: expected a bool condition and two inputs of one type (inputs: c float32[2], x float32[2], y float32[2])',
    ],
    [
      'a shape that does not broadcast',
      () => expand(input('x', 2, 3), [4, 3]),
      '/model.0/Expand: expected a shape that broadcasts to [4, 3] (inputs: x float32[2, 3])',
    ],
    [
      'a shape of another rank',
      () => {
        const x = input('x', 2, 1);
        return expand(x, [2, 3], x.graph.integers([2]));
      },
      '/model.0/Expand: expected a shape as 2 int64 values (inputs: x float32[2, 1], int64_2 int64[1])',
    ],
    [
      'half a pixel',
      () => upsampleNearest(input('x', 1, 1, 2, 2), 1.5),
      '/model.0/Resize: expected a whole factor of 1 or more, got 1.5 (inputs: x float32[1, 1, 2, 2])',
    ],
  ])('%s', (_, build, message) => {
    let caught: unknown;
    try {
      graph.inScope('model.0', build);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(GraphError);
    expect((caught as GraphError).message).toBe(message);
  });
});
