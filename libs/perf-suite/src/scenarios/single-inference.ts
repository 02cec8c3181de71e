import { imageAt } from './image-at.js';
import type { Scenario } from './scenario.js';
import { timedInference } from './timed-inference.js';
import { warmUp } from './warm-up.js';

/** One request at a time, each sent when the last was answered. */
export const singleInference: Scenario = {
  name: 'single_inference',
  title: 'Single inference',
  mlperf: 'SingleStream',
  process: 'timing',
  async run(context) {
    const { images, recorder, elapsed } = context;
    const { samples, enough, ms } = context.budget.single;
    // Whole rounds, so that each image has the same weight; with very many images each is taken once at most.
    const wanted = images.length <= samples ? Math.ceil(samples / images.length) * images.length : samples;
    const engine = await context.open();
    try {
      await warmUp(context, engine);
      const start = elapsed();
      for (let done = 0; done < wanted; done++) {
        const spent = elapsed() - start;
        if (done > 0 && (spent >= 2 * ms || (spent >= ms && done >= enough))) break;
        recorder.sample(await timedInference(context, engine, imageAt(images, done)));
        recorder.progress(done + 1, wanted);
      }
    } finally {
      await engine.close();
    }
  },
};
