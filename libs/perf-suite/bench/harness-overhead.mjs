/**
 * What measuring itself takes: `npm run bench:harness -- [bursts, default 20]`. The null family's model does next to nothing, so
 * that what is left is the engine's way to a worker and back (bare), and on top of it the clock, the record and the event
 * file of a sample (closed loop), or a schedule as well (open loop). The arms take turns in short bursts.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { InferenceEngine } from '@framegate/inference-engine';
import { ModelRegistry } from '@framegate/model-registry';
import { generateImages } from '@framegate/perf-suite';
import { measureLevel } from '../dist/load/measure-level.js';
import { poissonArrivals } from '../dist/load/poisson-arrivals.js';
import { waitUntil } from '../dist/load/wait-until.js';
import { EventLog } from '../dist/measure/event-log.js';
import { timedInference } from '../dist/scenarios/timed-inference.js';
import { ascending, median, sortedQuantile } from '../dist/statistics/sorted-quantile.js';

const bursts = Number(process.argv[2] ?? 20);
const burstSamples = 200;
/** Of an open loop: far below what the engine can do, so that nothing waits for another. */
const restfulShare = 0.1;

const elapsed = () => performance.now();

const folder = await mkdtemp(join(tmpdir(), 'bench-harness-'));
try {
  const engine = await InferenceEngine.open({ model: await nullModel(folder), threads: 1 });
  await bench(engine, folder).finally(() => engine.close());
} finally {
  await rm(folder, { recursive: true });
}

async function nullModel(root) {
  await mkdir(join(root, 'models', 'null'), { recursive: true });
  const manifest = { variant: 'null', family: 'null', imageSize: 64, weights: { source: 'synthetic' } };
  await writeFile(join(root, 'models', 'null', 'model.json'), JSON.stringify(manifest));
  const { artifact } = await new ModelRegistry({ root }).resolve('null');
  return artifact.files.map(({ path }) => path);
}

async function bench(engine, folder) {
  const [smallest] = (await generateImages()).toSorted((a, b) => a.width * a.height - b.width * b.height);
  const image = { name: smallest.name, bytes: smallest.bytes, pixels: smallest.width * smallest.height };
  const path = join(folder, 'events.jsonl');
  const late = [];
  const arms = {
    bare: () => bare(engine, image),
    'closed loop': () => closedLoop(engine, image, path),
    'open loop': (restMs) => openLoop(engine, image, path, restMs, late),
  };
  const medians = Object.fromEntries(Object.keys(arms).map((arm) => [arm, []]));
  let restMs = median(await bare(engine, image)) / restfulShare;
  for (let burst = 0; burst < bursts; burst++) {
    const names = Object.keys(arms);
    // First one then the other in front, so that what the machine does meanwhile meets all alike.
    for (const name of burst % 2 === 0 ? names : names.toReversed()) {
      medians[name].push(median(await arms[name](restMs)));
    }
    restMs = median(medians.bare) / restfulShare;
  }
  print(medians, late, (await readFile(path, 'utf8')).length / (2 * bursts * burstSamples));
}

/** Milliseconds of each, from call to call. */
async function inTurn(step) {
  const times = [];
  for (let index = 0; index < burstSamples; index++) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
  }
  return times;
}

function bare(engine, image) {
  return inTurn(() => engine.infer(image.bytes));
}

function closedLoop(engine, image, path) {
  return withLog(path, (log) =>
    inTurn(async () => {
      const sample = await timedInference({ elapsed }, engine, image);
      log.write({ type: 'sample', scenario: 'single_inference', sample });
    }),
  );
}

async function withLog(path, work) {
  const log = new EventLog(path);
  return work(log).finally(() => log[Symbol.dispose]());
}

/** Milliseconds from each scheduled arrival to its answer. */
async function openLoop(engine, image, path, restMs, late) {
  const samples = [];
  const arrivals = poissonArrivals(1000 / restMs, burstSamples, 1);
  const level = {
    level: 1000 / restMs,
    schedule: Array.from(arrivals, (dueMs) => ({ dueMs })),
    target: null,
    endsWhenLost: false,
  };
  const until = (ms, signal) => waitUntil(ms, elapsed, signal);
  await withLog(path, (log) => {
    const recorder = {
      sample(sample) {
        log.write({ type: 'sample', scenario: 'server', sample });
        if (!sample.warm_up) samples.push(sample);
      },
      progress: () => undefined,
    };
    const context = { images: [image], recorder, elapsed, until, timeLeft: () => 60_000 };
    return measureLevel(context, engine, level);
  });
  late.push(...samples.map(({ late_ms }) => late_ms));
  return samples.map(({ total_ms }) => total_ms);
}

function print(medians, late, bytes) {
  const cells = (columns) =>
    columns.map((cell, index) => (index ? cell.padStart(14) : cell.padEnd(12))).join('');
  const us = (ms) => (1000 * ms).toFixed(0);
  console.log(`Medians of ${bursts} bursts of ${burstSamples} samples, null family`);
  console.log(cells(['', 'us/sample', 'over bare us', 'ratio']));
  for (const [arm, values] of Object.entries(medians)) {
    const over = median(values.map((value, burst) => value - medians.bare[burst]));
    const ratio = median(values.map((value, burst) => value / medians.bare[burst]));
    console.log(cells([arm, us(median(values)), us(over), ratio.toFixed(2)]));
  }
  const sorted = ascending(late);
  const [half, most] = [0.5, 0.99].map((q) => us(sortedQuantile(sorted, q)));
  console.log(`The open loop's generator was late by ${half} us at p50, ${most} us at p99.`);
  console.log(`A sample takes ${bytes.toFixed(0)} bytes in the event file.`);
}
