import type { Sample } from '../report/schema/sample-schema.js';
import type { Engine, EngineResult } from './engine.js';
import { roundMs } from './round-ms.js';
import type { ScenarioContext, SourceImage } from './scenario.js';

/** One inference from encoded bytes, timed on the caller's clock from the call to the answer. */
export async function timedInference(
  { elapsed }: ScenarioContext,
  engine: Engine,
  image: SourceImage,
  about: Partial<Pick<Sample, 'warm_up' | 'group'>> = {},
): Promise<Sample> {
  const start = elapsed();
  const result = await engine.infer(image.bytes);
  return inferenceSample(image, result, {
    ...about,
    at_ms: roundMs(start),
    total_ms: roundMs(elapsed() - start),
  });
}

export function inferenceSample(
  image: SourceImage,
  { detections, timings }: EngineResult,
  about: Pick<Sample, 'at_ms' | 'total_ms'> & Partial<Pick<Sample, 'warm_up' | 'group'>>,
): Sample {
  return {
    image: image.name,
    group: null,
    warm_up: false,
    stages_ms: {
      decode: roundMs(timings.decode),
      preprocess: roundMs(timings.preprocess),
      queue: roundMs(timings.queue),
      inference: roundMs(timings.inference),
      postprocess: roundMs(timings.postprocess),
    },
    session_ms: null,
    detections: detections.length,
    memory_mb: null,
    ...about,
  };
}
