/**
 * What the engine adds to a bare `session.run`: `npm run bench:engine -- [MODEL.onnx] [--threads N]`.
 * Without a model it builds yolo11n with synthetic weights. Both arms live side by side and take turns in short
 * bursts, first one then the other in front, so that what the machine does meanwhile meets both alike.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { InferenceEngine } from '@framegate/inference-engine';
import { loadFamily } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import { resolveOptions } from '../dist/engine/engine-options.js';

const bursts = 20;
const burstLength = 5;
const loopInferences = 100;
const sizes = [
  { width: 640, height: 640 },
  { width: 1280, height: 720 },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { threads: { type: 'string' } },
});
const folder = await mkdtemp(join(tmpdir(), 'bench-engine-'));
try {
  const model = positionals[0] ?? (await buildModel('yolo', 'yolo11n'));
  for (const size of sizes) await compare(model, size);
} finally {
  await rm(folder, { recursive: true });
}

async function buildModel(familyName, variant) {
  const family = await loadFamily(familyName);
  const { nativeSize } = family.variants.find(({ name }) => name === variant);
  const weights = family.syntheticWeights(variant);
  const path = join(folder, `${variant}.onnx`);
  const [{ graph }] = family.build({ variant, imageSize: nativeSize, batch: 1, weights });
  await writeModel(graph, path);
  return path;
}

async function compare(model, size) {
  const threads = values.threads === undefined ? {} : { threads: Number(values.threads) };
  const engine = await InferenceEngine.open({ model, ...threads });
  const image = { ...size, data: shades(size) };
  const bare = await startBare(model, engine.info, image);

  const results = [];
  const engineBurst = async () => {
    const times = [];
    for (let index = 0; index < burstLength; index++) {
      const result = await engine.infer(image);
      results.push(result);
      times.push(result.timings.total);
    }
    return median(times);
  };
  const bareBurst = async () => median(await bare.run(burstLength));

  await engineBurst();
  await bareBurst();
  results.length = 0;
  const pairs = [];
  for (let index = 0; index < bursts; index++) {
    if (index % 2 === 0) pairs.push([await engineBurst(), await bareBurst()]);
    else pairs.push([await bareBurst(), await engineBurst()].reverse());
  }
  await bare.close();
  const gap = await longestGap(engine, image);
  await engine.close();
  report(engine.info, size, pairs, results, gap);
}

async function startBare(model, { family, signatures, threads }, image) {
  const setup = { ...resolveOptions({ model, threads }), family, signatures };
  const worker = new Worker(new URL('./bare-worker.mjs', import.meta.url), { workerData: { setup, image } });
  await once(worker, 'message');
  return {
    async run(count) {
      worker.postMessage(count);
      const [times] = await once(worker, 'message');
      return times;
    },
    async close() {
      worker.postMessage(0);
      await once(worker, 'exit');
    },
  };
}

/** Milliseconds by which a timer of 1 ms came late at worst. */
async function longestGap(engine, image) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let index = 0; index < loopInferences; index++) await engine.infer(image);
  delay.disable();
  return { longest: delay.max / 1e6, median: delay.percentile(50) / 1e6 };
}

/** Flat areas and edges: the network finds some objects, and not thousands. */
function shades({ width, height }) {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) {
    const x = Math.floor(index / 3) % width;
    const y = Math.floor(index / 3 / width);
    data[index] = 127 + 90 * Math.sin(x / 37 + (index % 3)) * Math.cos(y / 53) + ((x ^ y) & 15);
  }
  return data;
}

function report({ threads }, { width, height }, pairs, results, gap) {
  const ms = (value) => `${value.toFixed(2)} ms`;
  const ratios = pairs.map(([whole, bare]) => whole / bare);
  const stages = ['queue', 'decode', 'preprocess', 'inference', 'postprocess', 'total'];
  const medians = stages.map(
    (stage) => `${stage} ${median(results.map(({ timings }) => timings[stage])).toFixed(2)}`,
  );
  console.log(
    [
      `raw RGB ${width}x${height}, ${threads} threads, ${results[0].detections.length} detections, ` +
        `${pairs.length} pairs of bursts of ${burstLength}`,
      `  engine ${ms(median(pairs.map(([whole]) => whole)))}, session.run ${ms(median(pairs.map(([, bare]) => bare)))}, ` +
        `ratio ${median(ratios).toFixed(3)} (quartiles ${quantile(ratios, 0.25).toFixed(3)} to ${quantile(ratios, 0.75).toFixed(3)})`,
      `  stages, median ms: ${medians.join(', ')}`,
      `  event loop over ${loopInferences} inferences: longest gap ${ms(gap.longest)}, median ${ms(gap.median)}`,
    ].join('\n'),
  );
}

function median(numbers) {
  return quantile(numbers, 0.5);
}

function quantile(numbers, share) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at % 1);
}
