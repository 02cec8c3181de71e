// Opens a model in a process that has had another open before, and tells by how much its anonymous memory has grown.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { estimateMemory, InferenceEngine } from '@framegate/inference-engine';
import { GraphBuilder, reshape, slice, writeModel } from '@framegate/model-graph';
import { anonymousMemory } from '../dist/memory/anonymous-memory.js';

const settleMs = 100;
const rounds = 3;

const [workers, ...model] = process.argv.slice(2);
// Busy waiting takes no memory, and for ever where other work wants the processors.
const options = { model, workers: Number(workers), session: { spinning: false } };
const estimate = await estimateMemory(options);
await openSomething();

const before = await settled();
const engine = await InferenceEngine.open(options);
const openedBytes = (await settled()) - before;
let runBytes = 0;
// The largest image first, as the allocators' worst case, at every worker at once.
for (const image of [noise(1920, 1080), noise(640, 480)]) {
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: options.workers }, () => engine.infer(image)));
    runBytes = Math.max(runBytes, (await settled()) - before);
  }
}
await engine.close();
process.send({ openedBytes, runBytes, estimate }, () => process.disconnect());

/** A tiny model, for what is needed once in a process: the libraries, their threads. */
async function openSomething() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-memory-'));
  const graph = new GraphBuilder();
  const flat = reshape(graph.input('images', 'float32', [1, 3, 64, 64]), [1, 3 * 64 * 64]);
  graph.output('output0', reshape(slice(flat, 1, 0, 6 * 84), [1, 6, 84]));
  const path = join(folder, 'tiny.onnx');
  await writeModel(graph.finish({ name: 'tiny', producer: { name: 'bench', version: '0' } }), path);
  const first = await InferenceEngine.open({ model: path, threads: 1 });
  await first.infer(noise(64, 64));
  await first.close();
  await rm(folder, { recursive: true });
}

async function settled() {
  await setTimeout(settleMs);
  globalThis.gc();
  return anonymousMemory();
}

function noise(width, height) {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) data[index] = Math.imul(index, 2654435761) >>> 24;
  return { width, height, data };
}
