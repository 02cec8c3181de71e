import type { ImageSource, InferenceResult, InferOptions, PoolState } from '@framegate/inference-engine';
import type { Detector } from '../detections/detector.js';

interface Call {
  readonly image: ImageSource;
  readonly options: InferOptions;
  readonly answer: (result: typeof nothingFound) => void;
  readonly fail: (error: Error) => void;
}

/** What the service answers with, of what the engine does. */
export const nothingFound: Omit<InferenceResult, 'providers'> = {
  width: 64,
  height: 48,
  detections: [],
  timings: { decode: 1, preprocess: 2, queue: 3, inference: 20, postprocess: 4, total: 30 },
};

/** Answers when and what the test says. */
export class ScriptedDetector implements Detector {
  stats: PoolState = { queued: 0, running: 0, workers: 1, restarts: 0, processes: [] };
  readonly #calls: Call[] = [];
  readonly #waiting: ((call: Call) => void)[] = [];

  infer(image: ImageSource, options: InferOptions = {}): Promise<InferenceResult> {
    return new Promise((resolve, fail) => {
      const answer = (result: typeof nothingFound) => resolve({ ...result, providers: [] });
      const call = { image, options, answer, fail };
      const waiting = this.#waiting.shift();
      if (waiting) waiting(call);
      else this.#calls.push(call);
    });
  }

  /** The next image that the service asks about. */
  nextCall(): Promise<Call> {
    const call = this.#calls.shift();
    return call ? Promise.resolve(call) : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
