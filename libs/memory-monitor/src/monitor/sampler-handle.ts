import { Worker } from 'node:worker_threads';
import { samplerReady, type SamplerData } from '../sampler/sampler-data.js';
import { MonitorStartError, SamplerDiedError } from './errors.js';

/** Keeps the sampler light, and out of the caller's way. */
const isolation = {
  // The caller's loaders and NODE_OPTIONS would only cost time and memory.
  env: {},
  execArgv: [],
  // Otherwise the caller's standard streams are opened, though nothing is ever written.
  stdout: true,
  stderr: true,
  // The sampler's own garbage is collected early and never looks like growth of the process.
  resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
};

/** The sampling thread as seen from the thread that started it. It never keeps the process alive. */
export class SamplerHandle {
  readonly #worker: Worker;
  #cause: unknown;
  #death: SamplerDiedError | undefined;
  #stopping = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('error', (error) => (this.#cause = error));
    worker.on('exit', (code) => {
      if (!this.#stopping) this.#death = new SamplerDiedError(this.#cause ?? `it ended with code ${code}`);
    });
  }

  /**
   * Resolves when the first sample is there.
   * @throws {MonitorStartError}
   */
  static async start(url: URL, workerData: SamplerData): Promise<SamplerHandle> {
    let handle: SamplerHandle | undefined;
    try {
      const worker = new Worker(url, { ...isolation, workerData });
      handle = new SamplerHandle(worker);
      await firstSample(worker);
      worker.unref();
      return handle;
    } catch (cause) {
      await handle?.stop();
      throw new MonitorStartError(url, cause);
    }
  }

  /** Why there are no samples any more; undefined as long as the thread lives, as far as the event loop has told. */
  get death(): SamplerDiedError | undefined {
    return this.#death;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#worker.terminate();
  }
}

function firstSample(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`it ended with code ${code} before its first sample`)));
    worker.once('message', (message) => {
      if (message === samplerReady) resolve();
      else reject(new Error(`it sent "${String(message)}" in place of "${samplerReady}"`));
    });
  });
}
