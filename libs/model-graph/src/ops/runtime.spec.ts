import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder } from '../graph/graph-builder.js';
import type { Tensor } from '../graph/tensor.js';
import { readSignature } from '../onnx/read-signature.js';
import { writeModel } from '../onnx/write-model.js';
import { runOnnx } from '../testing/run-onnx.js';
import { averagePool } from './average-pool.js';
import { cast } from './cast.js';
import { conv } from './conv.js';
import { div, equal, max, sub, where } from './elementwise.js';
import { expand } from './expand.js';
import { gather, gatherElements, gatherRows } from './gather.js';
import { gridSample } from './grid-sample.js';
import { layerNormalization } from './layer-normalization.js';
import { concat, reshape, slice, split, transpose } from './layout.js';
import { matmul } from './matmul.js';
import { maxPool } from './max-pool.js';
import { padEnd } from './pad.js';
import { reduceMax, reduceSum } from './reduce.js';
import { upsampleNearest } from './resize.js';
import { sizeOf } from './size-of.js';
import { softmax } from './softmax.js';
import { topK } from './top-k.js';
import { cos, exp, gelu, log, relu, sigmoid, sin } from './unary.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-ops-'));
});

afterAll(() => rm(directory, { recursive: true }));

async function run(shape: number[], values: number[], build: (x: Tensor, graph: GraphBuilder) => Tensor) {
  const graph = new GraphBuilder();
  graph.output('y', build(graph.input('x', 'float32', shape), graph));
  const path = join(directory, 'model.onnx');
  await writeModel(graph.finish({ name: 'op', producer: { name: 'test', version: '0' } }), path);
  const outputs = await runOnnx(path, [
    { name: 'x', type: 'float32', data: Float32Array.from(values), dims: shape },
  ]);
  const { data, dims } = outputs['y']!;
  return { dims: [...dims], data: [...data].map((value) => Number(value.toFixed(5))) };
}

const oneToNine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('onnxruntime agrees with what an operator says of itself', () => {
  it('a convolution pads with zeros and adds the bias', async () => {
    const result = await run([1, 1, 3, 3], oneToNine, (x, graph) => {
      const weight = graph.weight('w', [1, 1, 3, 3], () => new Float32Array(9).fill(1));
      return conv(
        x,
        weight,
        graph.weight('b', [1], () => Float32Array.of(0.5)),
        { padding: 1, stride: 2 },
      );
    });
    expect(result).toEqual({ dims: [1, 1, 2, 2], data: [12.5, 16.5, 24.5, 28.5] });
  });

  it('a max pool ignores its padding', async () => {
    const result = await run([1, 1, 2, 2], [-4, -3, -2, -1], (x) => maxPool(x, { kernel: 3, padding: 1 }));
    expect(result).toEqual({ dims: [1, 1, 2, 2], data: [-1, -1, -1, -1] });
  });

  it('upsampling repeats pixels', async () => {
    const result = await run([1, 1, 1, 2], [3, 7], (x) => upsampleNearest(x, 2));
    expect(result).toEqual({ dims: [1, 1, 2, 4], data: [3, 3, 7, 7, 3, 3, 7, 7] });
  });

  it('pieces of a split can be joined in another order', async () => {
    const result = await run([3, 3], oneToNine, (x) => {
      const [first, rest] = split(x, 1, [1, 2]) as [Tensor, Tensor];
      return transpose(concat([rest, first], 1), [1, 0]);
    });
    expect(result).toEqual({ dims: [3, 3], data: [2, 5, 8, 3, 6, 9, 1, 4, 7] });
  });

  it('a slice, a difference, a quotient and a product of matrices are what arithmetic says', async () => {
    const result = await run([3, 3], oneToNine, (x, graph) => {
      const halves = div(sub(slice(x, 0, 1, 3), slice(x, 0, 0, 2)), graph.floats([2]));
      return matmul(halves, x);
    });
    expect(result).toEqual({ dims: [2, 3], data: [18, 22.5, 27, 18, 22.5, 27] });
  });

  it('sigmoid and softmax are the usual functions', async () => {
    expect((await run([3], [-1, 0, 1], (x) => sigmoid(x))).data).toEqual([0.26894, 0.5, 0.73106]);
    expect((await run([1, 2], [0, Math.log(3)], (x) => softmax(x, -1))).data).toEqual([0.25, 0.75]);
  });

  it('layer normalisation uses the biased variance', async () => {
    const result = await run([1, 3], [1, 2, 4], (x, graph) => {
      const scale = graph.constant('scale', [3], Float32Array.of(1, 2, 3));
      return layerNormalization(x, scale, graph.constant('bias', [3], Float32Array.of(0, 0.5, 1)), 1e-5);
    });
    expect(result.data).toEqual([-1.06904, -0.03452, 5.00891]);
  });

  it('Gelu is the exact one', async () => {
    expect((await run([3], [-1, 0, 2], (x) => gelu(x))).data).toEqual([-0.15866, 0, 1.9545]);
  });

  it('other functions of one number are what they are called', async () => {
    const functions = [relu, exp, log, sin, cos] as const;
    for (const [index, expected] of [0.5, 1.64872, -0.69315, 0.47943, 0.87758].entries()) {
      expect((await run([1], [0.5], functions[index]!)).data).toEqual([expected]);
    }
  });

  it('grid samples are bilinear, and zero counts for what lies outside', async () => {
    const grid = Float32Array.of(-1, -1, 0, 0, 0.5, -0.25, 1, 1);
    const result = await run([1, 1, 3, 3], oneToNine, (x, graph) =>
      gridSample(x, graph.constant('grid', [1, 2, 2, 2], grid)),
    );
    expect(result).toEqual({ dims: [1, 1, 2, 2], data: [0.25, 5, 4.625, 2.25] });
  });

  it('an average pool divides by what its window covers', async () => {
    const result = await run([1, 1, 3, 3], oneToNine, (x) => averagePool(x, 2));
    expect(result).toEqual({ dims: [1, 1, 2, 2], data: [3, 4.5, 7.5, 9] });
  });

  it('the largest come first, the earlier one of equals', async () => {
    const result = await run([1, 4], [3, 7, 7, 1], (x) => {
      const { values, indices } = topK(x, 3, 1);
      return concat([values, cast(indices, 'float32')], 0);
    });
    expect(result).toEqual({ dims: [2, 3], data: [7, 7, 3, 1, 2, 0] });
  });

  it('gathering takes slices, elements, or rows of each batch entry', async () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    const places = (graph: GraphBuilder, ...shape: number[]) =>
      graph.constant('places', shape, BigInt64Array.of(1n, 0n));
    const slices = await run([2, 4], x, (value, graph) => gather(value, places(graph, 2), 0));
    expect(slices).toEqual({ dims: [2, 4], data: [5, 6, 7, 8, 1, 2, 3, 4] });
    const elements = await run([2, 4], x, (value, graph) => gatherElements(value, places(graph, 2, 1), 1));
    expect(elements).toEqual({ dims: [2, 1], data: [2, 5] });
    const rows = await run([2, 2, 2], x, (value, graph) => gatherRows(value, places(graph, 2, 1, 1)));
    expect(rows).toEqual({ dims: [2, 1, 2], data: [3, 4, 5, 6] });
  });

  it('reductions, padding, expansion and choice are what arithmetic says', async () => {
    expect((await run([2, 2], [1, 4, 3, 2], (x) => reduceMax(x, 1))).data).toEqual([4, 3]);
    expect((await run([2, 2], [1, 4, 3, 2], (x) => reduceSum(x, 0))).data).toEqual([4, 6]);
    expect(await run([1, 2], [1, 2], (x) => padEnd(x, [1, 1]))).toEqual({
      dims: [2, 3],
      data: [1, 2, 0, 0, 0, 0],
    });
    expect((await run([1, 2], [1, 2], (x) => expand(x, [2, 2]))).data).toEqual([1, 2, 1, 2]);
    const chosen = await run([3], [-1, 0, 2], (x, graph) =>
      where(equal(x, graph.floats([0])), graph.floats([9]), max(x, graph.floats([-0.5]))),
    );
    expect(chosen.data).toEqual([-0.5, 9, 2]);
  });

  it('an axis that is named takes any size', async () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', 'float32', [1, 4], { 0: 'rows' });
    graph.output('y', reshape(x, [1, 2, 2], [0, 2, 2]), { 0: 'rows' });
    const path = join(directory, 'dynamic.onnx');
    await writeModel(graph.finish({ name: 'op', producer: { name: 'test', version: '0' } }), path);
    const { inputs, outputs } = await readSignature(path);
    expect([inputs[0]?.shape, outputs[0]?.shape]).toEqual([
      ['rows', 4],
      ['rows', 2, 2],
    ]);
    const feed = { name: 'x', type: 'float32', data: new Float32Array(12), dims: [3, 4] } as const;
    expect((await runOnnx(path, [feed]))['y']?.dims).toEqual([3, 2, 2]);
  });

  it('what is the same for all rows is repeated for as many as there are', async () => {
    const graph = new GraphBuilder();
    const x = graph.input('x', 'float32', [1, 2], { 0: 'rows' });
    const shape = concat([sizeOf(x, 0), graph.integers([3])], 0);
    graph.output('y', expand(graph.floats([7]), [1, 3], shape), { 0: 'rows' });
    const path = join(directory, 'repeated.onnx');
    await writeModel(graph.finish({ name: 'op', producer: { name: 'test', version: '0' } }), path);
    const feed = { name: 'x', type: 'float32', data: new Float32Array(4), dims: [2, 2] } as const;
    expect((await runOnnx(path, [feed]))['y']).toEqual({ data: new Float32Array(6).fill(7), dims: [2, 3] });
  });
});
