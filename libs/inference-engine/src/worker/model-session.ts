import type { TensorData, TensorMap } from '@framegate/model-family';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { NativeGuard } from '../threads/native-guard.js';
import type { WorkerSetup } from './worker-setup.js';

const errorsOnly = 3;

/** An ONNX model, loaded once and run on the same input memory every time. */
export class ModelSession {
  readonly #session: InferenceSession;
  readonly #guard: NativeGuard;

  private constructor(session: InferenceSession, guard: NativeGuard) {
    this.#session = session;
    this.#guard = guard;
  }

  static async load({ model, threads, spinning }: WorkerSetup, guard: NativeGuard): Promise<ModelSession> {
    const session = await guard.during(() =>
      InferenceSession.create(model, {
        executionProviders: ['cpu'],
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        logSeverityLevel: errorsOnly,
        extra: { session: { intra_op: { allow_spinning: spinning ? '1' : '0' } } },
      }),
    );
    return new ModelSession(session, guard);
  }

  /**
   * Wraps the memory of the inputs once; whoever owns it writes into it before each run. Outputs are left to the
   * runtime: given memory to write into, it copies them into fresh arrays all the same.
   */
  bind(inputs: TensorMap): () => Promise<TensorMap> {
    const feeds = Object.fromEntries(
      Object.entries(inputs).map(([name, { data, dims }]) => [name, toTensor(data, dims)]),
    );
    return async () => {
      const outputs = await this.#guard.during(() => this.#session.run(feeds));
      return outputs as unknown as TensorMap;
    };
  }

  async release(): Promise<void> {
    await this.#guard.during(() => this.#session.release());
  }
}

function toTensor(data: TensorData, dims: readonly number[]): Tensor {
  if (data instanceof Float32Array) return new Tensor('float32', data, dims);
  if (data instanceof Uint8Array) return new Tensor('uint8', data, dims);
  if (data instanceof Int32Array) return new Tensor('int32', data, dims);
  return new Tensor('int64', data, dims);
}
