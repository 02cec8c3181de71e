import type { Engine } from '../engine.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { edgeImages, type EdgeImage } from './edge-images/all-edge-images.js';
import { StressRequests } from './stress-requests.js';

/** What an image that cannot be used is to be refused with. */
const refusals = {
  IMAGE_UNREADABLE: 'refused',
  IMAGE_CORRUPT: 'refused',
  IMAGE_TOO_LARGE: 'refused',
} as const;

/** Images as they come from the world: the odd ones are answered, the broken ones refused by name. */
export const edgeImagesScenario: Scenario = {
  name: 'edge_images',
  title: 'Edge-case images',
  mlperf: null,
  process: 'timing',
  isolated: true,
  share: 1,
  // The others are refused before they come to the model.
  goalsMs: ({ openMs, inferenceMs }) => [
    openMs + edgeImages.filter(({ must }) => must === 'be answered').length * inferenceMs,
  ],
  async run(context) {
    // A worker of its own process: an image that crashes it costs that image alone, and is known by name.
    const engine = await context.open({
      isolation: 'process',
      restarts: { max: edgeImages.length, withinMs: 60_000 },
    });
    try {
      for (const [index, image] of edgeImages.entries()) {
        await askAbout(context, engine, image);
        context.recorder.progress(index + 1, edgeImages.length);
      }
    } finally {
      await engine.close();
    }
  },
};

async function askAbout(
  context: ScenarioContext,
  engine: Engine,
  { name, must, make }: EdgeImage,
): Promise<void> {
  const bytes = await make();
  const requests = new StressRequests(context, must === 'be refused' ? { outcomes: refusals } : {});
  await requests.ask(name, {}, async () => {
    const result = await engine.infer(bytes);
    if (must === 'be answered') return result;
    const { length } = result.detections;
    throw Object.assign(new Error(`it cannot be read, and was answered with ${length} detections.`), {
      code: 'NOT_REFUSED',
    });
  });
}
