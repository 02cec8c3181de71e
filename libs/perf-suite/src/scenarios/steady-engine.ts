import type { Flag } from '../report/schema/scenario-schema.js';
import type { Engine } from './engine.js';
import type { ScenarioContext } from './scenario.js';
import { warmUp } from './warm-up.js';

/**
 * One engine, opened and warmed up by the first scenario that asks for it and kept for the others: warming up anew would
 * cost a slow model more than measuring it.
 */
export class SteadyEngine {
  #engine: Engine | undefined;
  #flag: Flag | null = null;

  /** Where it did not settle in, each scenario that uses it says so. */
  async use(context: Omit<ScenarioContext, 'steadyEngine'>): Promise<Engine> {
    if (this.#engine === undefined) {
      this.#engine = await context.open();
      this.#flag = await warmUp(context, this.#engine);
    }
    if (this.#flag !== null) context.recorder.flag(this.#flag);
    return this.#engine;
  }

  /** Closes it: the next scenario opens another. */
  async discard(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.close();
  }
}
