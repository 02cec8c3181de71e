import { imageAt } from '../image-at.js';
import type { Scenario } from '../scenario.js';
import { AnswerBook } from './answer-book.js';
import { fillTime } from './fill-time.js';
import { StressRequests } from './stress-requests.js';

/** Each image twice at least where there are two: without a second time nothing is told. */
const fewest = 4;

/** One request after another for as long as there is time: answers stay the same, and take no longer. */
export const repeated: Scenario = {
  name: 'repeated',
  title: 'Repeated inferences',
  mlperf: null,
  process: 'timing',
  share: 6,
  // 60 are what it takes to compare the last third with the first.
  goalsMs: ({ openMs, inferenceMs }) => [
    openMs + (1 + fewest) * inferenceMs,
    openMs + (10 + 60) * inferenceMs,
  ],
  async run(context) {
    const { images, budget } = context;
    const engine = await context.steadyEngine();
    const requests = new StressRequests(context, { answers: new AnswerBook() });
    await fillTime(context, { most: budget.stress.repeated.inferences, least: fewest }, async (index) => {
      // Pairs of rounds over two images, then over all: also where there is time for few, some are asked twice.
      const image = index < fewest ? imageAt(images.slice(0, 2), index) : imageAt(images, index);
      await requests.ask(image.name, {}, () => engine.infer(image.bytes));
    });
  },
};
