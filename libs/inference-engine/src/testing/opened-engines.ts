import type { EngineOptions } from '../engine/engine-options.js';
import { InferenceEngine } from '../engine/inference-engine.js';

/** The engines of a test, with one thread each unless it asks for more, until all are closed. */
export class OpenedEngines {
  readonly #engines: InferenceEngine[] = [];

  async open(options: EngineOptions): Promise<InferenceEngine> {
    const engine = await InferenceEngine.open({ threads: 1, ...options });
    this.#engines.push(engine);
    return engine;
  }

  async close(): Promise<void> {
    await Promise.all(this.#engines.splice(0).map((engine) => engine.close()));
  }
}
