/**
 * What a memory budget holds to, and what it costs: `npm run bench:model-host`. Three models take turns under a budget
 * that has room for one, in a process of its own; then the requests to a loaded model take turns with those to an engine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { estimateMemory, InferenceEngine, ModelHost } from '@framegate/inference-engine';
import { loadFamily } from '@framegate/model-family';
import { GraphBuilder, reshape, slice, writeModel } from '@framegate/model-graph';
import { anonymousMemory } from '../dist/memory/anonymous-memory.js';

const rounds = 10;
const bursts = 40;
const burstLength = 50;
const variants = [
  ['yolo', 'yolo11m'],
  ['rtdetr', 'rtdetr-r18'],
  ['rfdetr', 'rfdetr-small'],
];

const folder = await mkdtemp(join(tmpdir(), 'bench-host-'));
try {
  await takeTurns();
  await compare();
} finally {
  await rm(folder, { recursive: true });
}

async function takeTurns() {
  const models = {};
  for (const [family, variant] of variants) models[variant] = { model: await build(family, variant) };
  const estimates = await Promise.all(Object.values(models).map(estimateMemory));
  const memoryBudgetBytes = Math.max(...estimates.map(({ bytes }) => bytes));
  const times = { loaded: [], evicted: [] };
  const host = new ModelHost({ models, memoryBudgetBytes, onEvent: ({ type, ms }) => times[type]?.push(ms) });
  const image = { width: 1280, height: 720, data: new Uint8Array(1280 * 720 * 3).fill(90) };
  const before = anonymousMemory();
  const peaks = [];
  for (let round = 0; round < rounds; round++) {
    let peak = 0;
    for (const name of Object.keys(models)) {
      await host.infer(name, image);
      peak = Math.max(peak, anonymousMemory() - before);
    }
    peaks.push(peak);
  }
  await host.close();
  const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
  console.log(`${Object.keys(models).join(', ')} by turns, budget ${megabytes(memoryBudgetBytes)} MB`);
  console.log(`  anonymous memory grown at most, MB a round: ${peaks.map(megabytes).join(' ')}`);
  console.log(`  of the budget ${(Math.max(...peaks) / memoryBudgetBytes).toFixed(2)}`);
  console.log(
    `  loads, median ${median(times.loaded).toFixed(0)} ms; unloads, median ${median(times.evicted).toFixed(1)} ms`,
  );
}

/** A model that takes next to no time, so that what the host adds can be seen. */
async function compare() {
  const graph = new GraphBuilder();
  const flat = reshape(graph.input('images', 'float32', [1, 3, 64, 64]), [1, 3 * 64 * 64]);
  graph.output('output0', reshape(slice(flat, 1, 0, 6 * 84), [1, 6, 84]));
  const model = await write(
    'tiny',
    graph.finish({ name: 'tiny', producer: { name: 'bench', version: '0' } }),
  );
  const image = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 3) };
  const engine = await InferenceEngine.open({ model, threads: 1 });
  const host = new ModelHost({ models: { tiny: { model, threads: 1 } } });
  const arms = [() => host.infer('tiny', image), () => engine.infer(image)];
  for (const infer of arms) await burst(infer);
  const ratios = [];
  const added = [];
  for (let index = 0; index < bursts; index++) {
    const order = index % 2 === 0 ? [0, 1] : [1, 0];
    const ms = [];
    for (const arm of order) ms[arm] = await burst(arms[arm]);
    ratios.push(ms[0] / ms[1]);
    added.push(ms[0] - ms[1]);
  }
  await host.close();
  await engine.close();
  console.log(
    `requests to a loaded model that does nothing: ${(median(added) * 1e3).toFixed(0)} µs more than to an engine, ` +
      `ratio ${median(ratios).toFixed(3)} (${bursts} pairs of bursts of ${burstLength})`,
  );
}

async function burst(infer) {
  const before = performance.now();
  for (let index = 0; index < burstLength; index++) await infer();
  return (performance.now() - before) / burstLength;
}

async function build(familyName, variant) {
  const family = await loadFamily(familyName);
  const { nativeSize } = family.variants.find(({ name }) => name === variant);
  const weights = family.syntheticWeights(variant);
  const [{ graph }] = family.build({ variant, imageSize: nativeSize, batch: 1, weights });
  return write(variant, graph);
}

async function write(name, graph) {
  const path = join(folder, `${name}.onnx`);
  await writeModel(graph, path);
  return path;
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1];
}
