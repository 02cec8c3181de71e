import type { HostedModelOptions, ModelHostOptions } from '../host/host-options.js';
import { ModelHost } from '../host/model-host.js';
import { noise } from './images.js';
import { Recorder } from './recorder.js';

/** The hosts of a test, which tell one recorder what they do, until all are closed. */
export class OpenedHosts {
  #hosts: ModelHost[] = [];
  #recorder = new Recorder();

  /** Of the hosts that were opened since all were closed. */
  get recorder(): Recorder {
    return this.#recorder;
  }

  /** Each model has one worker with one thread and counts 100 bytes unless it says otherwise. */
  open(hosted: Readonly<Record<string, HostedModelOptions>>, memoryBudgetBytes = 100): ModelHost {
    const models = Object.entries(hosted).map(
      ([name, options]) => [name, { threads: 1, memoryBytes: 100, ...options }] as const,
    );
    return this.openAsIs({ models: Object.fromEntries(models), memoryBudgetBytes });
  }

  openAsIs(options: ModelHostOptions): ModelHost {
    const host = new ModelHost({ onEvent: this.#recorder.onEvent, ...options });
    this.#hosts.push(host);
    return host;
  }

  async close(): Promise<void> {
    const hosts = this.#hosts;
    this.#hosts = [];
    this.#recorder = new Recorder();
    await Promise.all(hosts.map((host) => host.close()));
  }
}

/** Loads models in this order, by a request each. */
export async function fill(host: ModelHost, ...names: readonly string[]): Promise<void> {
  for (const name of names) await host.infer(name, noise());
}

/** Such as `['a loaded', 'b unloaded']`. */
export const statesOf = (host: ModelHost): string[] =>
  Object.entries(host.status().models).map(([name, { state }]) => `${name} ${state}`);
