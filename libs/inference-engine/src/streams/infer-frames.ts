import type { InferenceResult } from '../engine/inference-result.js';
import { EngineClosedError } from '../errors/request-errors.js';
import type { Frame, FrameFeed } from './frame-feed.js';
import type { FrameResult } from './frame-result.js';

/**
 * Results in the order of the frames, with at most `lanes` frames under way. While the reader is busy with a result, one
 * more frame is taken in its place and no others: a reader that is slow slows the stream down. Nothing is asked of the
 * source before the first result is.
 * @throws what the source failed of, {@link EngineClosedError}, or the reason of an abort, after the results before it.
 */
export async function* inferFrames(
  open: () => FrameFeed,
  lanes: number,
  infer: (frame: Frame, signal: AbortSignal) => Promise<InferenceResult>,
  signal: AbortSignal | undefined,
): AsyncGenerator<FrameResult, void, undefined> {
  const feed = open();
  const stop = new AbortController();
  const signals = AbortSignal.any(signal ? [stop.signal, signal] : [stop.signal]);
  const begin = () => {
    const answer = nextResult(feed, (frame) => infer(frame, signals), signals);
    // The reader may leave before it comes to this one.
    answer.catch(() => undefined);
    return answer;
  };
  const underWay = Array.from({ length: lanes }, begin);
  try {
    for (;;) {
      const result = await underWay.shift();
      if (!result) return;
      underWay.push(begin());
      yield result;
    }
  } finally {
    stop.abort(new Error('Nobody reads the stream any more.'));
    await feed.close();
  }
}

async function nextResult(
  feed: FrameFeed,
  infer: (frame: Frame) => Promise<InferenceResult>,
  signal: AbortSignal,
): Promise<FrameResult | undefined> {
  const next = await untilAborted(feed.next(), signal);
  if (!next) return undefined;
  const { index: frame, dropped } = next;
  try {
    return { frame, dropped, result: await infer(next) };
  } catch (error) {
    if (signal.aborted || error instanceof EngineClosedError) throw error;
    return { frame, dropped, error: error as Error };
  }
}

/** A source may be silent for ever: an abort does not wait for its next frame. */
async function untilAborted<T>(value: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let onAbort!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([value, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
