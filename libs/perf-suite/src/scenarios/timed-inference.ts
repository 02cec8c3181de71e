import type { Sample } from '../report/schema/sample-schema.js';
import type { Engine, EngineResult } from './engine.js';
import { roundMs } from './round-ms.js';
import type { ScenarioContext, SourceImage } from './scenario.js';

type About = Pick<Sample, 'at_ms' | 'total_ms'> & Partial<Pick<Sample, 'warm_up' | 'group'>>;

/**
 * One inference from encoded bytes, timed on the caller's clock from the call to the answer.
 * @throws the signal's reason, where it is aborted before there is an answer.
 */
export async function timedInference(
  { elapsed }: Pick<ScenarioContext, 'elapsed'>,
  engine: Engine,
  image: SourceImage,
  about: Partial<Pick<Sample, 'warm_up' | 'group'>> = {},
  signal?: AbortSignal,
): Promise<Sample> {
  const start = elapsed();
  const result = await engine.infer(image.bytes, signal && { signal });
  return inferenceSample(image, result, { ...about, at_ms: start, total_ms: elapsed() - start });
}

export function inferenceSample(
  image: SourceImage,
  { detections, masks, timings }: EngineResult,
  about: About,
): Sample {
  return {
    ...sampleOf(image, about),
    stages_ms: {
      decode: roundMs(timings.decode),
      preprocess: roundMs(timings.preprocess),
      queue: roundMs(timings.queue),
      inference: roundMs(timings.inference),
      postprocess: roundMs(timings.postprocess),
    },
    detections: detections.length + (masks?.length ?? 0),
  };
}

/** A request that was given up: its time so far is the least that its answer would have taken. */
export function unansweredSample(image: SourceImage, about: About): Sample {
  return { ...sampleOf(image, about), outcome: 'given-up' };
}

function sampleOf(image: SourceImage, { at_ms, total_ms, ...about }: About): Sample {
  return {
    image: image.name,
    group: null,
    warm_up: false,
    stages_ms: {},
    session_ms: null,
    detections: null,
    memory_mb: null,
    ...about,
    at_ms: roundMs(at_ms),
    total_ms: roundMs(total_ms),
  };
}
