import type { Flag } from '../report/schema/scenario-schema.js';
import type { Engine } from './engine.js';
import { imageAt } from './image-at.js';
import type { ScenarioContext } from './scenario.js';
import { isSteady } from './steady-state.js';
import { timedInference } from './timed-inference.js';

/** Of the scenario's time: what is left is for measuring. */
const largestShare = 1 / 4;

/** With fewer it is time that is short, and nothing is known of how steady the machine is. */
const fewestRuns = 10;

/** Runs until the inference stage is steady. Returns what is to be said where its time ends before that. */
export async function warmUp(
  context: Omit<ScenarioContext, 'steadyEngine'>,
  engine: Engine,
): Promise<Flag | null> {
  const { runs, ms } = context.budget.warmUp;
  const start = context.elapsed();
  const end = start + Math.min(ms, context.timeLeft() * largestShare);
  const inferenceMs: number[] = [];
  while (!isSteady(inferenceMs)) {
    const count = inferenceMs.length;
    if (count >= runs || (count > 0 && context.elapsed() >= end)) {
      const runsDone = `${count} warm-up ${count === 1 ? 'run' : 'runs'}`;
      return count < fewestRuns
        ? { code: 'short-warm-up', message: `There was time for ${runsDone}: the figures may hold a trend.` }
        : {
            code: 'no-steady-state',
            message: `The time of an inference had not settled after ${runsDone}: the figures may hold a trend.`,
          };
    }
    const sample = await timedInference(context, engine, imageAt(context.images, count), { warm_up: true });
    context.recorder.sample(sample);
    inferenceMs.push(sample.stages_ms.inference ?? sample.total_ms);
  }
  return null;
}
