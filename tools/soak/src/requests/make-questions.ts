import { InferenceEngine, type Prompt } from '@framegate/inference-engine';
import type { TestImage } from '../images/test-image.js';
import { findingsOf } from './findings.js';
import type { Question } from './question.js';

export interface AnsweredQuestions {
  readonly questions: readonly Question[];
  /** Of one image, in the middle. */
  readonly aloneMs: number;
}

/** So many detections that answers differ, and so few that they can be compared thousands of times. */
const wanted = { least: 5, most: 20 };

/**
 * What a model finds in each image, alone: one worker thread, one image a run. Detectors are asked with a threshold of
 * each image's own, in the widest gap between scores, so that no rounding moves a detection across.
 */
export async function makeQuestions(
  model: readonly string[],
  images: readonly TestImage[],
): Promise<AnsweredQuestions> {
  await using engine = await InferenceEngine.open({ model, threads: 1 });
  const questions: Question[] = [];
  const times: number[] = [];
  for (const { source, width, height } of images) {
    const isPrompted = engine.info.task === 'segment';
    const threshold = isPrompted ? undefined : await chooseThreshold(engine, source);
    const prompt: Prompt | undefined = isPrompted
      ? { points: [{ x: width / 3, y: height / 2, label: 1 }] }
      : undefined;
    const result = await engine.infer(source, {
      ...(threshold !== undefined && { threshold }),
      ...(prompt && { prompt }),
    });
    times.push(result.timings.total);
    questions.push({ source, threshold, prompt, expected: findingsOf(result) });
  }
  return { questions, aloneMs: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0 };
}

async function chooseThreshold(engine: InferenceEngine, source: TestImage['source']): Promise<number> {
  const { detections } = await engine.infer(source, { threshold: 0 });
  const scores = detections.map(({ score }) => score).slice(0, wanted.most + 1);
  let widest = { gap: 0, threshold: 0 };
  for (let kept = Math.min(wanted.least, scores.length - 1); kept < scores.length; kept++) {
    const [above = 0, below = 0] = [scores[kept - 1], scores[kept]];
    if (above - below > widest.gap) widest = { gap: above - below, threshold: (above + below) / 2 };
  }
  return widest.threshold;
}
