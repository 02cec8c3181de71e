import type { InferenceResult } from '../engine/inference-result.js';

interface AnsweredFrame {
  /** Number of the frame in its source, from 0. */
  readonly frame: number;
  /** Frames passed over since the one before. */
  readonly dropped: number;
}

/** What became of a frame: a bad one does not end the stream. */
export type FrameResult = AnsweredFrame &
  (
    | {
        /** Its `timings.total` is the age of the frame: from when the source gave it to the answer. */
        readonly result: InferenceResult;
        readonly error?: undefined;
      }
    | { readonly result?: undefined; readonly error: Error }
  );
