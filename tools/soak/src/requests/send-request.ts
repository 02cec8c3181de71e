import type { ImageSource, InferenceEngine, RequestOptions } from '@framegate/inference-engine';
import type { BadImage } from '../images/bad-images.js';
import { type Findings, findingsOf } from './findings.js';
import type { Outcome } from './outcome.js';
import type { PlannedRequest } from './planned-request.js';
import type { Question } from './question.js';

export interface Target {
  readonly engine: InferenceEngine;
  readonly questions: readonly Question[];
}

/** Does to an engine what was planned, and waits for the end of it. */
export async function sendRequest(
  plan: PlannedRequest,
  target: Target,
  badImages: readonly BadImage[],
): Promise<Outcome> {
  const { fate, index, priority } = plan;
  const controller = new AbortController();
  const abortReason = new Error(`request ${index} is no longer wanted`);
  const abort = () => controller.abort(abortReason);
  const options: RequestOptions = {
    priority,
    signal: controller.signal,
    ...(fate.kind === 'deadline' && { deadlineMs: fate.deadlineMs }),
    ...(fate.kind === 'bad option' && { deadlineMs: -1 }),
  };
  if (fate.kind === 'aborted before') abort();
  const begun = performance.now();
  const pending = ask(plan, target, fate.kind === 'bad image' ? badImages[fate.bad] : undefined, options);
  if (fate.kind === 'aborted at once') abort();
  const timer = fate.kind === 'aborted later' ? setTimeout(abort, fate.afterMs) : undefined;
  const ended = await pending.then(
    (findings) => ({ status: 'answered', findings }) as const,
    (error: unknown) => ({ status: 'failed', error }) as const,
  );
  clearTimeout(timer);
  return { ...ended, elapsedMs: performance.now() - begun, abortReason };
}

async function ask(
  { index, images, isEncoded }: PlannedRequest,
  { engine, questions }: Target,
  bad: BadImage | undefined,
  options: RequestOptions,
): Promise<Findings[]> {
  if (bad) return [findingsOf(await engine.infer(bad.source(index), options))];
  const asked = images.map((image) => questions[image]!);
  const [{ source, threshold, prompt }] = asked as [Question];
  const details = { ...options, ...(threshold !== undefined && { threshold }), ...(prompt && { prompt }) };
  if (isEncoded) {
    const encoded = await engine.encode(source, options);
    const { masks } = await encoded.segment(prompt, options);
    return [findingsOf({ width: encoded.width, height: encoded.height, masks })];
  }
  if (asked.length === 1) return [findingsOf(await engine.infer(source, details))];
  const sources: ImageSource[] = asked.map((question) => question.source);
  // One call has one threshold, so that all of it is asked with the lowest, and what is below its own left out again.
  const lowest = Math.min(...asked.map((question) => question.threshold ?? 0));
  const results = await engine.inferBatch(sources, { ...options, threshold: lowest });
  return results.map((result, at) => {
    const own = asked[at]!.threshold ?? 0;
    return findingsOf({ ...result, detections: result.detections.filter(({ score }) => score > own) });
  });
}
