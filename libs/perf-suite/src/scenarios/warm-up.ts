import type { Engine } from './engine.js';
import { imageAt } from './image-at.js';
import type { ScenarioContext } from './scenario.js';
import { isSteady } from './steady-state.js';
import { timedInference } from './timed-inference.js';

/** Runs until the inference stage is steady. Says so where the budget ends before that. */
export async function warmUp(context: ScenarioContext, engine: Engine): Promise<void> {
  const { runs, ms } = context.budget.warmUp;
  const start = context.elapsed();
  const inferenceMs: number[] = [];
  while (!isSteady(inferenceMs)) {
    if (inferenceMs.length >= runs || context.elapsed() - start >= ms) {
      context.recorder.flag({
        code: 'no-steady-state',
        message:
          `The time of an inference had not settled after ${inferenceMs.length} warm-up runs: ` +
          `the figures may hold a trend.`,
      });
      return;
    }
    const image = imageAt(context.images, inferenceMs.length);
    const sample = await timedInference(context, engine, image, { warm_up: true });
    context.recorder.sample(sample);
    inferenceMs.push(sample.stages_ms.inference ?? sample.total_ms);
  }
}
