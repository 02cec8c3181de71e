import type { Outcome, Sample } from '../report/schema/sample-schema.js';
import type { Engine, EngineResult } from './engine.js';
import { roundMs } from './round-ms.js';
import type { ScenarioContext, SourceImage } from './scenario.js';

type Named = Pick<SourceImage, 'name'>;
type Place = Partial<Pick<Sample, 'warm_up' | 'group' | 'level' | 'late_ms' | 'deadline_ms'>>;
type About = Pick<Sample, 'at_ms' | 'total_ms'> & Place;

/**
 * One inference from encoded bytes, timed on the caller's clock from the call to the answer.
 * @throws the signal's reason, where it is aborted before there is an answer.
 */
export async function timedInference(
  { elapsed }: Pick<ScenarioContext, 'elapsed'>,
  engine: Engine,
  image: SourceImage,
  about: Place = {},
  signal?: AbortSignal,
): Promise<Sample> {
  const start = elapsed();
  const result = await engine.infer(image.bytes, signal && { signal });
  return inferenceSample(image, result, { ...about, at_ms: start, total_ms: elapsed() - start });
}

export function inferenceSample(
  image: Named,
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

/** A request without an answer, given up unless said otherwise: its time so far is the least that one would have taken. */
export function unansweredSample(
  image: Named,
  about: About,
  outcome: Exclude<Outcome, 'answered'> = 'given-up',
): Sample {
  return { ...sampleOf(image, about), outcome };
}

function sampleOf(image: Named, { at_ms, total_ms, ...about }: About): Sample {
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
