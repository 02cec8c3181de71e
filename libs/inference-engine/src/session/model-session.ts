import type { TensorMap } from '@framegate/model-family';
import type { InferenceSession } from 'onnxruntime-node';
import { now } from '../clock.js';
import { ModelRunError } from '../errors/model-errors.js';
import type { NativeGuard } from '../workers/native-guard.js';
import type { NodeCounts } from './count-nodes.js';
import type { GraphCacheUse } from './graph-cache/graph-cache-use.js';
import { openCached } from './graph-cache/open-cached.js';
import { type OpenSession, openSession } from './open-session.js';
import { blameProviders, checkBuiltIn } from './provider-check.js';
import type { SessionSettings } from './session-settings.js';
import { toFeeds } from './tensors.js';

/** An ONNX file, loaded once. */
export class ModelSession {
  readonly path: string;
  /** Counted only where several providers could run them. */
  readonly nodes: NodeCounts | undefined;
  /** Where the settings have a graph cache. */
  readonly graphCache: GraphCacheUse | undefined;
  readonly #session: InferenceSession;
  readonly #guard: NativeGuard;

  private constructor(
    path: string,
    opened: OpenSession & Pick<ModelSession, 'graphCache'>,
    guard: NativeGuard,
  ) {
    this.path = path;
    this.nodes = opened.nodes;
    this.graphCache = opened.graphCache;
    this.#session = opened.session;
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
    const { executionProviders, graphCache } = settings;
    checkBuiltIn(executionProviders);
    const context = { settings, known, guard };
    try {
      const opened = graphCache
        ? await openCached(path, graphCache, context)
        : { ...(await openSession(path, context)), graphCache: undefined };
      return new ModelSession(path, opened, guard);
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
