/**
 * What the engine adds to a bare `session.run`: `npm run bench:engine -- [VARIANT or MODEL.onnx …] [--threads N]`.
 * Without a model it takes yolo11n; variants have synthetic weights. Both arms live side by side and take turns in short
 * bursts, first one then the other in front, so that what the machine does meanwhile meets both alike. The first inference
 * of a burst wakes what slept and is not counted.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { InferenceEngine } from '@framegate/inference-engine';
import { resolveOptions } from '../dist/engine/engine-options.js';
import { median, quantile } from './quantile.mjs';
import { shades } from './shades.mjs';
import { listVariants, writeVariant } from './write-variant.mjs';

const bursts = 20;
/** A burst lasts about so long, for it is to end before the machine has become another; in ms. */
const burstMs = 250;
const longestBurst = 5;
/** onnxruntime's threads go on spinning for some 40 ms after a run, on the cores of the other arm; in ms. */
const restMs = 100;
const loopInferences = 100;
const sizes = [
  { width: 640, height: 640 },
  { width: 1280, height: 720 },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { threads: { type: 'string' } },
});
const threads = values.threads === undefined ? {} : { threads: Number(values.threads) };
const folder = await mkdtemp(join(tmpdir(), 'bench-engine-'));
try {
  for (const name of positionals.length > 0 ? positionals : ['yolo11n']) {
    const model = name.endsWith('.onnx') ? name : await filesOf(name);
    for (const size of sizes) await compare(name, model, size);
  }
} finally {
  await rm(folder, { recursive: true });
}

async function filesOf(name) {
  const known = (await listVariants()).find(({ variant }) => variant.name === name);
  if (!known) throw new Error(`Unknown variant ${name}.`);
  return writeVariant(known, folder);
}

async function compare(name, model, size) {
  const engine = await InferenceEngine.open({ model, ...threads });
  const image = shades(size);
  const bare = await startBare(model, engine.info, image);

  await engine.infer(image);
  const { timings } = await engine.infer(image);
  const burstLength = Math.min(longestBurst, Math.ceil(burstMs / timings.total));
  const results = [];
  const engineBurst = async () => {
    const times = [];
    await setTimeout(restMs);
    await engine.infer(image);
    for (let index = 0; index < burstLength; index++) {
      const result = await engine.infer(image);
      results.push(result);
      times.push(result.timings.total);
    }
    return median(times);
  };
  const bareBurst = async () => {
    await setTimeout(restMs);
    await bare.run(1);
    return median(await bare.run(burstLength));
  };

  await engineBurst();
  await bareBurst();
  results.length = 0;
  const pairs = [];
  for (let index = 0; index < bursts; index++) {
    if (index % 2 === 0) pairs.push([await engineBurst(), await bareBurst()]);
    else pairs.push([await bareBurst(), await engineBurst()].reverse());
  }
  await bare.close();
  const gap = await longestGap(engine, image, Math.min(loopInferences, bursts * burstLength));
  await engine.close();
  report(name, engine.info, size, { burstLength, pairs, results, gap });
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
async function longestGap(engine, image, inferences) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let index = 0; index < inferences; index++) await engine.infer(image);
  delay.disable();
  return { inferences, longest: delay.max / 1e6, median: delay.percentile(50) / 1e6 };
}

function report(name, { threads }, { width, height }, { burstLength, pairs, results, gap }) {
  const ms = (value) => `${value.toFixed(2)} ms`;
  const ratios = pairs.map(([whole, bare]) => whole / bare);
  const stages = ['queue', 'decode', 'preprocess', 'inference', 'postprocess', 'total'];
  const medians = stages.map(
    (stage) => `${stage} ${median(results.map(({ timings }) => timings[stage])).toFixed(2)}`,
  );
  console.log(
    [
      `${name}, raw RGB ${width}x${height}, ${threads} threads, ${found(results[0])}, ` +
        `${pairs.length} pairs of bursts of ${burstLength}`,
      `  engine ${ms(median(pairs.map(([whole]) => whole)))}, session.run ${ms(median(pairs.map(([, bare]) => bare)))}, ` +
        `ratio ${median(ratios).toFixed(3)} (quartiles ${quantile(ratios, 0.25).toFixed(3)} to ${quantile(ratios, 0.75).toFixed(3)})`,
      `  stages, median ms: ${medians.join(', ')}`,
      `  event loop over ${gap.inferences} inferences: longest gap ${ms(gap.longest)}, median ${ms(gap.median)}`,
    ].join('\n'),
  );
}

function found({ detections, masks }) {
  return masks ? `${masks.length} masks` : `${detections.length} detections`;
}
