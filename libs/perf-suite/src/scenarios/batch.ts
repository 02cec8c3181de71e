import type { Engine } from './engine.js';
import { imageAt } from './image-at.js';
import { roundMs } from './round-ms.js';
import type { Scenario, ScenarioContext, SourceImage } from './scenario.js';
import { inferenceSample } from './timed-inference.js';

/** Several images in one call, all there from the beginning: throughput is what counts. */
export const batch: Scenario = {
  name: 'batch',
  title: 'Batch',
  mlperf: 'Offline',
  process: 'timing',
  async run(context) {
    const { size, batches, ms } = context.budget.batch;
    const images = Array.from({ length: size }, (_, index) => imageAt(context.images, index));
    const engine = await context.open();
    try {
      await runBatch(context, engine, images, { group: 0, warm_up: true });
      const start = context.elapsed();
      for (let group = 1; group <= batches; group++) {
        if (group > 1 && context.elapsed() - start >= ms) break;
        await runBatch(context, engine, images, { group, warm_up: false });
      }
    } finally {
      await engine.close();
    }
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
