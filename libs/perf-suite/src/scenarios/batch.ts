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
  process: 'timing',
  share: 4,
  goalsMs: ({ inferenceMs }, { batch: { batches } }) => [
    smallestBatch * inferenceMs,
    smallestBatch * (batches + 1) * inferenceMs,
  ],
  async run(context) {
    const { batch: wanted } = context.budget;
    const engine = await context.steadyEngine();
    const { size, warmUp } = planBatches(wanted, context.timeLeft(), context.cost());
    if (size < wanted.size) context.recorder.flag(smallerBatchFlag(size, wanted.size));
    const images = Array.from({ length: size }, (_, index) => imageAt(context.images, index));
    if (warmUp) await runBatch(context, engine, images, { group: 0, warm_up: true });
    await repeat(context, { times: wanted.batches, what: 'batches' }, (index) =>
      runBatch(context, engine, images, { group: index + 1, warm_up: false }),
    );
  },
};

/** Records the batch as a whole, then each image of it. */
async function runBatch(
  { recorder, budget, elapsed }: ScenarioContext,
  engine: Engine,
  images: readonly SourceImage[],
  about: { group: number; warm_up: boolean },
): Promise<void> {
  const start = elapsed();
  const total = images.length * (budget.batch.batches + 1);
  const results = await engine.inferBatch(
    images.map(({ bytes }) => bytes),
    { onProgress: (done) => recorder.progress(about.group * images.length + done, total) },
  );
  const span = { at_ms: roundMs(start), total_ms: roundMs(elapsed() - start) };
  for (const [index, image] of images.entries()) {
    const result = results[index];
    if (result === undefined) {
      throw new Error(`Expected ${images.length} results of a batch, got ${results.length}.`);
    }
    recorder.sample(inferenceSample(image, result, { ...about, ...span }));
  }
}
