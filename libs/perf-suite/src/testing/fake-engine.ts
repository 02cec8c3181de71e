import type { Engine, EngineResult, Limits } from '../scenarios/engine.js';

export interface FakeEngineOptions {
  /** Answers of `infer` in turn; the last again and again. An error rejects; `never` waits for an abort. */
  readonly inferenceMs?: readonly (number | Error | 'never')[];
  readonly batchError?: Error;
  /** Detections of the answers in turn; the last again and again. */
  readonly answers?: readonly EngineResult['detections'][];
  /** Instead of two detections. */
  readonly found?: Pick<EngineResult, 'detections' | 'masks'>;
}

/** Answers at once with made-up stages. Counts what is asked of it. */
export class FakeEngine implements Engine {
  readonly info = { imageSize: { height: 32, width: 32 }, batch: 1, workers: 1, threads: 2, loadMs: 4 };
  readonly stats = { workers: 1, restarts: 0, processes: [] };
  readonly images: Uint8Array[] = [];
  closed = 0;

  constructor(private readonly options: FakeEngineOptions = {}) {}

  async infer(image: Uint8Array, { signal, deadlineMs }: Limits = {}): Promise<EngineResult> {
    const { inferenceMs = [3], answers, found = { detections: [{}, {}] } } = this.options;
    const inference = inferenceMs[Math.min(this.images.length, inferenceMs.length - 1)] ?? 3;
    this.images.push(image);
    if (inference instanceof Error) throw inference;
    if (inference === 'never' && deadlineMs !== undefined) {
      throw Object.assign(new Error('No answer in time.'), { code: 'DEADLINE' });
    }
    if (inference === 'never') return abortOf(signal);
    const detections = answers?.[Math.min(this.images.length, answers.length) - 1];
    return {
      ...found,
      ...(detections && { detections }),
      timings: { decode: 1, preprocess: 0.5, queue: 0.25, inference, postprocess: 0.125 },
    };
  }

  async inferBatch(
    images: readonly Uint8Array[],
    { onProgress }: { onProgress: (done: number, total: number) => void },
  ): Promise<EngineResult[]> {
    if (this.options.batchError) throw this.options.batchError;
    const results: EngineResult[] = [];
    for (const image of images) {
      results.push(await this.infer(image));
      onProgress(results.length, images.length);
    }
    return results;
  }

  async close(): Promise<void> {
    this.closed++;
  }
}

function abortOf(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
