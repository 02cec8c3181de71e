import type { InferenceEngine } from '@framegate/inference-engine';

const kept = 5;

/** Low enough that any image has detections. */
const threshold = 0.001;

/** What tells whether settings change the answer: the scores of the best detections or masks. */
export async function bestScores(engine: InferenceEngine, image: Uint8Array): Promise<number[]> {
  const isDetector = engine.info.task === 'detect';
  const { detections, masks = [] } = await engine.infer(image, isDetector ? { threshold } : {});
  return [...detections, ...masks].map(({ score }) => score).slice(0, kept);
}
