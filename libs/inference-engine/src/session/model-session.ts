import type { TensorMap } from '@framegate/model-family';
import { InferenceSession } from 'onnxruntime-node';
import { now } from '../clock.js';
import { ModelRunError } from '../errors/model-errors.js';
import type { NativeGuard } from '../workers/native-guard.js';
import type { NodeCounts } from './count-nodes.js';
import { openProfiled } from './open-profiled.js';
import { blameProviders, checkBuiltIn } from './provider-check.js';
import { runtimeOptions } from './runtime-options.js';
import type { SessionSettings } from './session-settings.js';
import { toFeeds } from './tensors.js';

/** An ONNX file, loaded once. */
export class ModelSession {
  readonly path: string;
  /** Counted only where several providers could run them. */
  readonly nodes: NodeCounts | undefined;
  readonly #session: InferenceSession;
  readonly #guard: NativeGuard;

  private constructor(
    path: string,
    session: InferenceSession,
    nodes: NodeCounts | undefined,
    guard: NativeGuard,
  ) {
    this.path = path;
    this.nodes = nodes;
    this.#session = session;
    this.#guard = guard;
  }

  /**
   * `known` has the shapes of inputs that the file leaves open.
   * @throws {ProviderUnavailableError}
   */
  static async load(
    path: string,
    settings: SessionSettings,
    guard: NativeGuard,
    known: TensorMap,
  ): Promise<ModelSession> {
    const { executionProviders } = settings;
    checkBuiltIn(executionProviders);
    const options = runtimeOptions(settings);
    try {
      if (executionProviders.length > 1) {
        const { session, nodes } = await openProfiled(path, options, known, guard);
        return new ModelSession(path, session, nodes, guard);
      }
      const session = await guard.during(() => InferenceSession.create(path, options));
      return new ModelSession(path, session, undefined, guard);
    } catch (error) {
      await blameProviders(executionProviders, guard);
      throw error;
    }
  }

  /**
   * `inference` is in ms. Inputs are read where they lie. Outputs are left to the runtime: given memory to write into,
   * it copies them into fresh arrays all the same.
   * @throws {ModelRunError}
   */
  async run(inputs: TensorMap): Promise<{ outputs: TensorMap; inference: number }> {
    const before = now();
    try {
      const feeds = toFeeds(inputs);
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
