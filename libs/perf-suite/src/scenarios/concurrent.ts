import { imageAt } from './image-at.js';
import type { Scenario } from './scenario.js';
import { timedInference } from './timed-inference.js';
import { warmUp } from './warm-up.js';

/** Bursts of requests sent at once: each response counts from its call, waiting included. */
export const concurrent: Scenario = {
  name: 'concurrent',
  title: 'Concurrent requests',
  mlperf: 'MultiStream',
  process: 'timing',
  async run(context) {
    const { images, recorder, elapsed } = context;
    const { requests, bursts, ms } = context.budget.concurrent;
    const engine = await context.open();
    try {
      await warmUp(context, engine);
      const start = elapsed();
      for (let group = 1; group <= bursts; group++) {
        if (group > 1 && elapsed() - start >= ms) break;
        let answered = (group - 1) * requests;
        const responses = Array.from({ length: requests }, async (_, index) => {
          recorder.sample(await timedInference(context, engine, imageAt(images, index), { group }));
          recorder.progress(++answered, requests * bursts);
        });
        // All of a burst end before one that failed is thrown: what the others measured is kept.
        const failed = (await Promise.allSettled(responses)).find(({ status }) => status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
      }
    } finally {
      await engine.close();
    }
  },
};
