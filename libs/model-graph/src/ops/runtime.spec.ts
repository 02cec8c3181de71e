import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder } from '../graph/graph-builder.js';
import type { Tensor } from '../graph/tensor.js';
import { writeModel } from '../onnx/write-model.js';
import { runOnnx } from '../testing/run-onnx.js';
import { conv } from './conv.js';
import { div, sub } from './elementwise.js';
import { concat, slice, split, transpose } from './layout.js';
import { matmul } from './matmul.js';
import { maxPool } from './max-pool.js';
import { upsampleNearest } from './resize.js';
import { softmax } from './softmax.js';
import { sigmoid } from './unary.js';

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
});
