import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  conv,
  GraphBuilder,
  matmul,
  relu,
  reshape,
  slice,
  type Tensor,
  writeModel,
} from '@framegate/model-graph';
import { runScript } from '../../testing/run-script.js';
import type { GraphCacheUse } from './graph-cache-use.js';

let folder: string;
let cache: string;
let model: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graph-cache-'));
  cache = join(folder, 'cache');
  model = await network('model', 0.5);
});
afterEach(() => rm(folder, { recursive: true }));

/** Its matrix is big enough to lie outside the graph. */
function network(name: string, weight: number, last = (x: Tensor) => x): Promise<string> {
  const graph = new GraphBuilder();
  const images = graph.input('images', 'float32', [1, 3, 64, 64]);
  const filters = graph.weight('filters', [16, 3, 3, 3], () => new Float32Array(432).fill(weight));
  const wide = relu(conv(images, filters, undefined, { padding: 1 }));
  const columns = 4200;
  const matrix = graph.weight('matrix', [64, columns], () =>
    Float32Array.from({ length: 64 * columns }, (_, at) => (at % 4096) / 4096),
  );
  const flat = reshape(matmul(wide, matrix), [1, 16 * 64 * columns]);
  graph.output('output0', last(slice(flat, 1, 0, 504)));
  return write(name, graph);
}

async function write(name: string, graph: GraphBuilder): Promise<string> {
  const path = join(folder, `${name}.onnx`);
  await writeModel(graph.finish({ name, producer: { name: 'test', version: '0' } }), path);
  return path;
}

async function open(path = model, from = cache): Promise<[use: GraphCacheUse, outputs: string]> {
  const { code, output } = await runScript(join('src', 'testing', 'open-cached.mjs'), [from, path]);
  expect(code).toBe(0);
  return JSON.parse(output) as [GraphCacheUse, string];
}

async function entries(): Promise<string[]> {
  return (await readdir(cache)).filter((name) => name !== 'digests').map((name) => join(cache, name));
}

describe('the graph cache', () => {
  it('makes a graph at the first opening and finds it at the next, with the same outputs', async () => {
    const [made, expected] = await open();
    const [found, outputs] = await open();
    expect([made, found]).toEqual([{ state: 'made' }, { state: 'found' }]);
    expect(outputs).toBe(expected);
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect((await readdir(entry!)).sort()).toEqual(['graph.onnx', 'proof.json', 'weights.bin']);
  });

  it('takes a model that was written anew for another', async () => {
    const [, before] = await open();
    await network('model', 0.25);
    const [use, after] = await open();
    expect(use).toEqual({ state: 'made' });
    expect(after).not.toBe(before);
    expect(await entries()).toHaveLength(2);
  });

  it('knows a model by its contents, wherever it lies', async () => {
    await open();
    const copy = join(folder, 'copy.onnx');
    await cp(model, copy);
    expect((await open(copy))[0]).toEqual({ state: 'found' });
  });

  it('knows a cache that was copied', async () => {
    const [, expected] = await open();
    const copy = join(folder, 'copied');
    await cp(cache, copy, { recursive: true });
    expect(await open(model, copy)).toEqual([{ state: 'found' }, expected]);
  });

  it('lets processes that open a model at the same time make it side by side', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    for (const [{ state }, outputs] of opened) {
      expect(['made', 'found']).toContain(state);
      expect(outputs).toBe(opened[0][1]);
    }
    expect(await entries()).toHaveLength(1);
    expect((await open())[0]).toEqual({ state: 'found' });
  });

  it.each([
    ['a graph that is cut short', (entry: string) => truncate(join(entry, 'graph.onnx'), 99)],
    ['weights that are cut short', (entry: string) => truncate(join(entry, 'weights.bin'), 99)],
    ['weights that are gone', (entry: string) => rm(join(entry, 'weights.bin'))],
    ['a proof that is gone', (entry: string) => rm(join(entry, 'proof.json'))],
    ['a proof that is no JSON', (entry: string) => writeFile(join(entry, 'proof.json'), '{"key":')],
    ['a proof of nothing', (entry: string) => writeFile(join(entry, 'proof.json'), 'null')],
    [
      'a file where the entry should be',
      async (entry: string) => {
        await rm(entry, { recursive: true });
        await writeFile(entry, 'no folder');
      },
    ],
  ])('makes it again after %s', async (_, damage) => {
    const [, expected] = await open();
    const [entry] = await entries();
    await damage(entry!);
    expect(await open()).toEqual([{ state: 'made' }, expected]);
    expect(await open()).toEqual([{ state: 'found' }, expected]);
    expect(await entries()).toEqual([entry]);
  });

  it('finds a changed byte of the weights', async () => {
    const [, expected] = await open();
    const weights = join((await entries())[0]!, 'weights.bin');
    const bytes = await readFile(weights);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(weights, bytes);
    expect(await open()).toEqual([{ state: 'made' }, expected]);
  });

  it('never takes the graph of another model for this one', async () => {
    const [, expected] = await open();
    const [entry] = await entries();
    await open(await network('other', 0.25));
    const other = (await entries()).find((path) => path !== entry)!;
    await rm(entry!, { recursive: true });
    await cp(other, entry!, { recursive: true });
    expect(await open()).toEqual([{ state: 'made' }, expected]);
  });

  it("refuses a graph whose outputs are not the model's, and remembers that", async () => {
    // The runtime seeds random numbers with a node's position, which is another one without the identities.
    const random = await network('random', 0.5, (x) =>
      ['Identity', 'Identity', 'RandomUniformLike'].reduce((value, opType) => {
        const outputs = [{ type: value.type, shape: value.shape }];
        return value.graph.node({ opType, inputs: [value], outputs })[0]!;
      }, x),
    );
    const refused = {
      state: 'refused',
      reason: "output `output0` of the cached graph is not the model's",
    };
    expect((await open(random))[0]).toEqual(refused);
    const [entry] = await entries();
    expect(await readdir(entry!)).toEqual(['proof.json']);
    expect((await open(random))[0]).toEqual(refused);
  });

  it('opens the model itself where it cannot write', async () => {
    const [, expected] = await open();
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const [use, outputs] = await open(model, join(file, 'cache'));
    expect(use).toMatchObject({ state: 'failed', reason: expect.stringContaining('ENOTDIR') });
    expect(outputs).toBe(expected);
  });

  it('clears away what a process left that died a day ago, and nothing younger', async () => {
    const [dead, alive] = ['unfinished-dead', 'unfinished-alive'].map((name) => join(cache, name));
    await mkdir(dead!, { recursive: true });
    await mkdir(alive!);
    const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(dead!, before, before);
    await open();
    expect(await entries()).toContain(alive);
    expect(await entries()).not.toContain(dead);
  });
});
