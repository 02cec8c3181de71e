import { planBatches, smallestBatch } from './batch-plan.js';
import type { Engine } from './engine.js';
import { imageAt } from './image-at.js';
import { repeat } from './repeat.js';
import { roundMs } from './round-ms.js';
import type { Scenario, ScenarioContext, SourceImage } from './scenario.js';
import { smallerBatchFlag } from './smaller-batch-flag.js';
import { inferenceSample } from './timed-inference.js';

/** Several images in one call, all there from the beginning: throughput is what counts. */
export const batch: Scenario = {
  name: 'batch',
  title: 'Batch',
  mlperf: 'Offline',
  varies: 'images_per_batch',
  process: 'timing',
  share: 4,
  goalsMs: ({ inferenceMs }, { batch: { batches } }) => [
    smallestBatch * inferenceMs,
    smallestBatch * (batches + 1) * inferenceMs,
  ],
  whole: ({ inferenceMs }, { batch: { size, otherSizes = [], batches } }) => ({
    times: (1 + otherSizes.length) * batches,
    what: 'batches',
    ms: imagesOf([size, ...otherSizes], batches) * inferenceMs,
  }),
  async run(context) {
    const { size, otherSizes = [], batches } = context.budget.batch;
    const engine = await context.steadyEngine();
    const images = imagesOf([size, ...otherSizes], batches);
    const progress = { done: 0, total: images };
    let groups = 0;
    for (const [index, wanted] of [size, ...otherSizes].entries()) {
      const left = 1 + otherSizes.length - index;
      if (index > 0 && wanted * context.cost().inferenceMs > context.timeLeft()) {
        const message = `There was no time for batches of ${wanted} images.`;
        context.recorder.flag({ code: 'cut-short', message });
        continue;
      }
      const asked = { size: wanted, batches, keepMs: keptFor(context, left), progress };
      groups = await runSize(context, engine, asked, groups);
    }
  },
};

/** In all batches of these sizes, one more of each to warm up. */
function imagesOf(sizes: readonly number[], batches: number): number {
  return sizes.reduce((sum, size) => sum + size * (batches + 1), 0);
}

/** Of the time left, what other sizes than this one may take. */
function keptFor({ timeLeft }: ScenarioContext, sizesLeft: number): number {
  return Math.max(0, timeLeft() * (1 - 1 / sizesLeft));
}

interface Size {
  readonly size: number;
  readonly batches: number;
  readonly keepMs: number;
  readonly progress: Progress;
}

/** In images. */
interface Progress {
  done: number;
  readonly total: number;
}

/** Returns the number of the next batch. */
async function runSize(
  context: ScenarioContext,
  engine: Engine,
  { size: wanted, batches, keepMs, progress }: Size,
  before: number,
): Promise<number> {
  const plan = planBatches({ size: wanted, batches }, context.timeLeft() - keepMs, context.cost());
  const { size, warmUp } = plan;
  if (size < wanted) context.recorder.flag(smallerBatchFlag(size, wanted));
  const images = Array.from({ length: size }, (_, index) => imageAt(context.images, index));
  const about = { level: size, progress };
  if (warmUp) await runBatch(context, engine, images, { ...about, group: before, warm_up: true });
  const done = await repeat(context, { times: batches, what: 'batches', keepMs }, (index) =>
    runBatch(context, engine, images, { ...about, group: before + index + 1, warm_up: false }),
  );
  return before + done + 1;
}

/** Records the batch as a whole, then each image of it. */
async function runBatch(
  { recorder, elapsed }: ScenarioContext,
  engine: Engine,
  images: readonly SourceImage[],
  { progress, ...about }: { group: number; level: number; warm_up: boolean; progress: Progress },
): Promise<void> {
  const start = elapsed();
  const results = await engine.inferBatch(
    images.map(({ bytes }) => bytes),
    { onProgress: (done) => recorder.progress(progress.done + done, progress.total) },
  );
  progress.done += images.length;
  const span = { at_ms: roundMs(start), total_ms: roundMs(elapsed() - start) };
  for (const [index, image] of images.entries()) {
    const result = results[index];
    if (result === undefined) {
      throw new Error(`Expected ${images.length} results of a batch, got ${results.length}.`);
    }
    recorder.sample(inferenceSample(image, result, { ...about, ...span }));
  }
}
