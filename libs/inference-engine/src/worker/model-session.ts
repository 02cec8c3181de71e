import type { TensorData, TensorMap } from '@framegate/model-family';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { now } from '../clock.js';
import { ModelRunError } from '../errors/model-errors.js';
import type { NativeGuard } from '../workers/native-guard.js';
import type { WorkerSetup } from './worker-setup.js';

const errorsOnly = 3;

/** An ONNX file, loaded once. */
export class ModelSession {
  readonly path: string;
  readonly #session: InferenceSession;
  readonly #guard: NativeGuard;

  private constructor(path: string, session: InferenceSession, guard: NativeGuard) {
    this.path = path;
    this.#session = session;
    this.#guard = guard;
  }

  static async load(
    path: string,
    { threads, spinning }: Pick<WorkerSetup, 'threads' | 'spinning'>,
    guard: NativeGuard,
  ): Promise<ModelSession> {
    const session = await guard.during(() =>
      InferenceSession.create(path, {
        executionProviders: ['cpu'],
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        // The plan of a run's memory gets a block of its own beside what the first run took, and runs are no faster.
        enableMemPattern: false,
        logSeverityLevel: errorsOnly,
        extra: { session: { intra_op: { allow_spinning: spinning ? '1' : '0' } } },
      }),
    );
    return new ModelSession(path, session, guard);
  }

  /**
   * `inference` is in ms. Inputs are read where they lie. Outputs are left to the runtime: given memory to write into,
   * it copies them into fresh arrays all the same.
   * @throws {ModelRunError}
   */
  async run(inputs: TensorMap): Promise<{ outputs: TensorMap; inference: number }> {
    const before = now();
    try {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, dims }]) => [name, toTensor(data, dims)]),
      );
      const outputs = await this.#guard.during(() => this.#session.run(feeds));
      return { outputs: outputs as unknown as TensorMap, inference: now() - before };
    } catch (cause) {
      throw new ModelRunError(`Cannot run ${this.path}: ${(cause as Error).message}`, { cause });
    }
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
