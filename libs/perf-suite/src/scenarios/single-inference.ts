import type { Budget } from './budget.js';
import { imageAt } from './image-at.js';
import { repeat } from './repeat.js';
import type { Scenario } from './scenario.js';
import { timedInference } from './timed-inference.js';

/** Two show that a target is missed. */
const fewestSamples = 2;

/** Runs until an engine is steady, mostly. */
const usualWarmUp = 12;

/** Whole rounds, so that each image has the same weight; with very many images each is taken once at most. */
function wholeRounds({ single: { samples } }: Budget, images: number): number {
  return images <= samples ? Math.ceil(samples / images) * images : samples;
}

/** One request at a time, each sent when the last was answered. */
export const singleInference: Scenario = {
  name: 'single_inference',
  title: 'Single inference',
  mlperf: 'SingleStream',
  process: 'timing',
  share: 14,
  // With those to warm up: six bound a median, and 36 show that it is in time.
  goalsMs: ({ openMs, inferenceMs }) => [
    openMs + (1 + fewestSamples) * inferenceMs,
    openMs + (2 + 6) * inferenceMs,
    openMs + (10 + 36) * inferenceMs,
  ],
  whole({ openMs, inferenceMs }, budget, images) {
    const times = wholeRounds(budget, images);
    return { times, what: 'inferences', ms: openMs + (usualWarmUp + times) * inferenceMs };
  },
  async run(context) {
    const { images, recorder } = context;
    const wanted = wholeRounds(context.budget, images.length);
    const engine = await context.steadyEngine();
    await repeat(
      context,
      { times: wanted, what: 'single inferences', least: fewestSamples },
      async (index) => {
        recorder.sample(await timedInference(context, engine, imageAt(images, index)));
        recorder.progress(index + 1, wanted);
      },
    );
  },
};
