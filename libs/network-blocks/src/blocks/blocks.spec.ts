import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WeightSource } from '@framegate/model-family';
import { GraphBuilder, reshape, split, type Tensor, transpose, writeModel } from '@framegate/model-graph';
import { runOnnx } from '@framegate/model-graph/testing';
import { Network } from '../network.js';
import { deformableAttention } from './deformable-attention.js';
import { dotProductAttention } from './dot-product-attention.js';
import { mlp } from './mlp.js';
import { selfAttention } from './self-attention.js';

interface Values {
  dims: number[];
  data: number[];
}

type Weights = Record<string, Values>;

interface Vectors {
  attention: { heads: number; q: Values; k: Values; v: Values; expected: Values };
  deformable: {
    heads: number;
    points: number;
    levels: [number, number][];
    weights: Weights;
    query: Values;
    reference: Values;
    memory: Values;
    expected: Values;
  };
  mlp: { widths: number[]; weights: Weights; x: Values; expected: Values };
  self_attention: { heads: number; weights: Weights; x: Values; position: Values; expected: Values };
}

let vectors: Vectors;
let directory: string;

beforeAll(async () => {
  const url = new URL('fixtures/numpy-vectors.json', import.meta.url);
  vectors = JSON.parse(await readFile(url, 'utf8')) as Vectors;
  directory = await mkdtemp(join(tmpdir(), 'framegate-blocks-'));
});

afterAll(() => rm(directory, { recursive: true }));

/** A checkpoint in which a block's tensors lie under `block`. */
function sourceOf(weights: Weights): WeightSource {
  return { id: 'test', read: ({ name }) => Float32Array.from(weights[name.replace('block.', '')]!.data) };
}

async function run(
  weights: Weights,
  inputs: Record<string, Values>,
  build: (network: Network, tensors: Record<string, Tensor>) => Tensor,
): Promise<Values> {
  const graph = new GraphBuilder();
  const tensors = Object.entries(inputs).map(
    ([name, { dims }]) => [name, graph.input(name, 'float32', dims)] as const,
  );
  graph.output('y', build(new Network(graph, sourceOf(weights)), Object.fromEntries(tensors)));
  const path = join(directory, 'block.onnx');
  await writeModel(graph.finish({ name: 'block', producer: { name: 'test', version: '0' } }), path);
  const feeds = Object.entries(inputs).map(([name, { dims, data }]) => ({
    name,
    type: 'float32' as const,
    data: Float32Array.from(data),
    dims,
  }));
  const { dims, data } = (await runOnnx(path, feeds))['y']!;
  return { dims, data: [...data] };
}

function expectClose(found: Values, expected: Values): void {
  expect(found.dims).toEqual(expected.dims);
  const worst = Math.max(...found.data.map((value, index) => Math.abs(value - expected.data[index]!)));
  expect(worst).toBeLessThan(2e-6);
}

describe('blocks agree with their definitions in double precision', () => {
  it('attention, with values of another width than keys', async () => {
    const { q, k, v, heads, expected } = vectors.attention;
    const found = await run({}, { q, k, v }, (_, tensors) =>
      dotProductAttention({ q: tensors['q']!, k: tensors['k']!, v: tensors['v']! }, heads),
    );
    expectClose(found, expected);
  });

  it('deformable attention, on levels of different shapes and places outside of them', async () => {
    const { weights, query, reference, memory, heads, points, levels, expected } = vectors.deformable;
    const found = await run(weights, { query, reference, memory }, (network, tensors) =>
      deformableAttention(
        network,
        'block',
        { query: tensors['query']!, reference: tensors['reference']!, memory: tensors['memory']! },
        { heads, points, levels },
      ),
    );
    expectClose(found, expected);
  });

  it('deformable attention, the levels being maps', async () => {
    const { weights, query, reference, memory, heads, points, levels, expected } = vectors.deformable;
    const found = await run(weights, { query, reference, memory }, (network, tensors) => {
      const sizes = levels.map(([height, width]) => height * width);
      const maps = split(transpose(tensors['memory']!, [0, 2, 1]), 2, sizes).map((cells, level) =>
        reshape(cells, [...cells.shape.slice(0, 2), ...levels[level]!]),
      );
      return deformableAttention(
        network,
        'block',
        { query: tensors['query']!, reference: tensors['reference']!, memory: maps },
        { heads, points, levels },
      );
    });
    expectClose(found, expected);
  });

  it('self-attention that looks for positions and gives contents', async () => {
    const { weights, x, position, heads, expected } = vectors.self_attention;
    const found = await run(weights, { x, position }, (network, tensors) =>
      selfAttention(network, 'block', tensors['x']!, heads, tensors['position']),
    );
    expectClose(found, expected);
  });

  it('a multi-layer perceptron', async () => {
    const { weights, x, widths, expected } = vectors.mlp;
    const found = await run(weights, { x }, (network, tensors) =>
      mlp(network, 'block', tensors['x']!, widths),
    );
    expectClose(found, expected);
  });
});

describe('a network', () => {
  it('remembers which tensors it was built of, with the forms that checkpoints store them in', () => {
    const graph = new GraphBuilder();
    const network = new Network(graph, sourceOf({}), (spec) => ({
      ...spec,
      alternatives: [[{ name: `old.${spec.name}`, shape: spec.shape }]],
    }));
    mlp(network, 'head', graph.input('x', 'float32', [1, 4]), [2]);
    expect(network.tensors).toEqual([
      {
        name: 'head.layers.0.weight',
        shape: [2, 4],
        alternatives: [[{ name: 'old.head.layers.0.weight', shape: [2, 4] }]],
      },
      {
        name: 'head.layers.0.bias',
        shape: [2],
        alternatives: [[{ name: 'old.head.layers.0.bias', shape: [2] }]],
      },
    ]);
  });
});
