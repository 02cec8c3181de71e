import { imageAt } from '../image-at.js';
import type { Scenario } from '../scenario.js';
import { AnswerBook } from './answer-book.js';
import { StressRequests } from './stress-requests.js';

/** Several callers, each of whom asks again as soon as it has an answer, for as long as there is time. */
export const sustained: Scenario = {
  name: 'sustained',
  title: 'Sustained load',
  mlperf: null,
  process: 'timing',
  share: 10,
  goalsMs: (
    { inferenceMs },
    {
      stress: {
        sustained: { callers },
      },
    },
  ) => [2 * callers * inferenceMs, (2 * callers + 60) * inferenceMs],
  async run(context) {
    const { images, budget, recorder, elapsed, timeLeft } = context;
    const { callers, requests: most } = budget.stress.sustained;
    const engine = await context.steadyEngine();
    const requests = new StressRequests(context, { answers: new AnswerBook() });
    let begun = 0;
    let ended = 0;
    await Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        let last = 0;
        for (let own = 0; own === 0 || (begun < most && last <= timeLeft()); own++) {
          const image = imageAt(images, begun++);
          const start = elapsed();
          // While callers begin, not all of them wait.
          const about = { group: caller + 1, warm_up: own === 0 };
          await requests.ask(image.name, about, () => engine.infer(image.bytes));
          last = elapsed() - start;
          recorder.progress(++ended, most);
        }
      }),
    );
  },
};
