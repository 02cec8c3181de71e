import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface Feed {
  readonly name: string;
  readonly type: 'float32' | 'int64';
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

export type RunOutputs = Record<string, { data: Float32Array; dims: number[] }>;

/**
 * Runs a model once with onnxruntime-node, in a worker: jest's own realm has other typed arrays than the runtime's.
 * The worker is plain JavaScript because it is not jest that loads it.
 */
export async function runOnnx(path: string, feeds: readonly Feed[]): Promise<RunOutputs> {
  const worker = new Worker(new URL('./onnx-worker.mjs', import.meta.url), { workerData: { path, feeds } });
  try {
    const [outputs] = (await once(worker, 'message')) as [RunOutputs];
    return outputs;
  } finally {
    await worker.terminate();
  }
}
