import type { Engine } from '../scenarios/engine.js';
import { imageAt } from '../scenarios/image-at.js';
import type { ScenarioContext } from '../scenarios/scenario.js';

const images = 8;

/** Images a second with everything there at once: as a batch showed, else of one that is run for it. */
export async function capacityPerSecond(context: ScenarioContext, engine: Engine): Promise<number> {
  const { imagesPerSecond } = context.cost();
  if (imagesPerSecond !== undefined) return imagesPerSecond;
  const start = context.elapsed();
  const batch = Array.from({ length: images }, (_, index) => imageAt(context.images, index).bytes);
  await engine.inferBatch(batch, { onProgress: () => undefined });
  return (1000 * images) / (context.elapsed() - start);
}
