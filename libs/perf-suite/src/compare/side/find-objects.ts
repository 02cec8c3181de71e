import type { AnyEngine } from './open-engine.js';
import type { Found } from './side-events.js';

/** Low enough that any image has detections. */
const threshold = 0.001;
/** The best ones; those at the threshold come and go by rounding. */
const kept = 20;

/** What a model finds in an image at a low threshold, best first. */
export async function findObjects(engine: AnyEngine, image: Uint8Array): Promise<Found[]> {
  const isDetector = engine.info?.task !== 'segment';
  const { detections = [], masks = [] } = await engine.infer(image, isDetector ? { threshold } : {});
  return [
    ...detections.map(({ label, class: number, score, box }) => ({
      label: label ?? `class ${number}`,
      score,
      box: [...box],
    })),
    ...masks.map(({ score, box, area }) => ({
      label: 'mask',
      score,
      box: [...box],
      ...(area !== undefined && { area }),
    })),
  ].slice(0, kept);
}
