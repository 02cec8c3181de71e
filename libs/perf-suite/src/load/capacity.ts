import type { Engine } from '../scenarios/engine.js';
import { imageAt } from '../scenarios/image-at.js';
import type { ScenarioContext } from '../scenarios/scenario.js';

const mostImages = 8;
/** Of the scenario's time: what is left is for measuring. */
const largestShare = 1 / 4;

/** Images a second with everything there at once: as a batch showed, else of one that is run for it. */
export async function capacityPerSecond(context: ScenarioContext, engine: Engine): Promise<number> {
  const { imagesPerSecond, inferenceMs } = context.cost();
  if (imagesPerSecond !== undefined) return imagesPerSecond;
  const fitting =
    inferenceMs > 0 ? Math.floor((largestShare * context.timeLeft()) / inferenceMs) : mostImages;
  const images = Math.max(1, Math.min(mostImages, fitting));
  const start = context.elapsed();
  const batch = Array.from({ length: images }, (_, index) => imageAt(context.images, index).bytes);
  await engine.inferBatch(batch, { onProgress: () => undefined });
  return (1000 * images) / (context.elapsed() - start);
}
