import type { Engine } from './engine.js';
import { imageAt, largestFirst } from './image-at.js';
import { collectGarbage, type MemoryWatch } from './memory-watch.js';
import type { Scenario, ScenarioContext, SourceImage } from './scenario.js';
import { timedInference } from './timed-inference.js';

/** Names of the phases whose peaks are compared with the loaded model. */
export const memoryPhases = { inference: 'inference', batch: 'batch' } as const;

/** Repeated inferences, then batches, above the loaded model. Largest image first, so that arenas grow once. */
export const memory: Scenario = {
  name: 'memory',
  title: 'Memory',
  mlperf: null,
  process: 'memory',
  async run(context) {
    await using watch = await context.watchMemory();
    for (const message of watch.limitations) context.recorder.flag({ code: 'memory-limitation', message });
    const images = largestFirst(context.images);
    const engine = await context.open();
    try {
      await collectGarbage();
      await repeatInferences(context, watch, engine, images);
      await repeatBatches(context, watch, engine, images);
    } finally {
      await engine.close();
    }
  },
};

async function repeatInferences(
  context: ScenarioContext,
  watch: MemoryWatch,
  engine: Engine,
  images: readonly SourceImage[],
): Promise<void> {
  const { inferences, ms } = context.budget.memory;
  const phase = watch.beginPhase(memoryPhases.inference);
  const start = context.elapsed();
  for (let index = 0; index < inferences && (index === 0 || context.elapsed() - start < ms); index++) {
    // The first round over the images lets caches and arenas grow; growth is judged after it.
    const about = { warm_up: index < Math.min(images.length, inferences / 2) };
    const sample = await timedInference(context, engine, imageAt(images, index), about);
    context.recorder.sample({ ...sample, memory_mb: watch.readMb() });
    context.recorder.progress(index + 1, inferences);
  }
  context.recorder.phase(phase.end());
}

async function repeatBatches(
  context: ScenarioContext,
  watch: MemoryWatch,
  engine: Engine,
  images: readonly SourceImage[],
): Promise<void> {
  const inBatch = Array.from(
    { length: context.budget.batch.size },
    (_, index) => imageAt(images, index).bytes,
  );
  const phase = watch.beginPhase(memoryPhases.batch);
  for (let index = 0; index < context.budget.memory.batches; index++) {
    await engine.inferBatch(inBatch, { onProgress: () => undefined });
  }
  context.recorder.phase(phase.end());
}
