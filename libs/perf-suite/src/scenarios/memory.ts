import { planBatches, smallestBatch } from './batch-plan.js';
import type { Engine } from './engine.js';
import { imageAt, largestFirst } from './image-at.js';
import { collectGarbage, type MemoryWatch } from './memory-watch.js';
import { repeat } from './repeat.js';
import type { Scenario, ScenarioContext, SourceImage } from './scenario.js';
import { smallerBatchFlag } from './smaller-batch-flag.js';
import { timedInference } from './timed-inference.js';

/** Names of the phases whose peaks are compared with the loaded model. */
export const memoryPhases = { inference: 'inference', batch: 'batch' } as const;

/** It is the first of its process. */
const processStartMs = 500;

/** With a quarter of them to warm up, enough to tell growth. */
const deciding = 50;

/** Repeated inferences, then batches, above the loaded model. Largest image first, so that arenas grow once. */
export const memory: Scenario = {
  name: 'memory',
  title: 'Memory',
  mlperf: null,
  process: 'memory',
  share: 5,
  goalsMs({ openMs, inferenceMs }, { memory: { inferences, batches } }) {
    const once = processStartMs + openMs + (1 + smallestBatch) * inferenceMs;
    // Fewer do not tell growth from memory that is settling in; only after single inference has 36.
    const images = Math.min(inferences, deciding) + batches * smallestBatch;
    return [once, once, processStartMs + openMs + images * inferenceMs];
  },
  whole({ openMs, inferenceMs }, { memory: { inferences, batches }, batch: { size } }) {
    const ms = processStartMs + openMs + (inferences + batches * size) * inferenceMs;
    return { times: inferences, what: 'inferences', ms };
  },
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
  const { inferences } = context.budget.memory;
  const phase = watch.beginPhase(memoryPhases.inference);
  // A quarter of the time is for the batches.
  const keepMs = Math.max(context.timeLeft() / 4, 2 * context.cost().inferenceMs);
  await repeat(context, { times: inferences, what: 'inferences', keepMs }, async (index) => {
    // The first round over the images lets caches and arenas grow; growth is judged after it.
    const about = { warm_up: index < Math.min(images.length, inferences / 2) };
    const sample = await timedInference(context, engine, imageAt(images, index), about);
    context.recorder.sample({ ...sample, memory_mb: watch.readMb() });
    context.recorder.progress(index + 1, inferences);
  });
  context.recorder.phase(phase.end());
}

async function repeatBatches(
  context: ScenarioContext,
  watch: MemoryWatch,
  engine: Engine,
  images: readonly SourceImage[],
): Promise<void> {
  const { batches } = context.budget.memory;
  const wanted = context.budget.batch.size;
  // None to warm up: peaks count, not times.
  const plan = { size: wanted, batches: batches - 1 };
  const { size } = planBatches(plan, context.timeLeft(), context.cost());
  if (size < wanted) context.recorder.flag(smallerBatchFlag(size, wanted));
  const inBatch = Array.from({ length: size }, (_, index) => imageAt(images, index).bytes);
  const phase = watch.beginPhase(memoryPhases.batch);
  await repeat(context, { times: batches, what: 'batches' }, async () => {
    await engine.inferBatch(inBatch, { onProgress: () => undefined });
  });
  context.recorder.phase(phase.end());
}
