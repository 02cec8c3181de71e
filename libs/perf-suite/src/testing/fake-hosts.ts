import type { Hosts } from '../scenarios/hosts.js';
import { FakeEngine, type FakeEngineOptions } from './fake-engine.js';

/** Hosts with room for one model, whose estimate is 100 MB: what a budget of that size cannot hold is refused. */
export function fakeHosts(options: FakeEngineOptions): Hosts {
  return {
    estimateBytes: async () => 100 * 2 ** 20,
    open({ workers, memoryBudgetBytes, onEvent }) {
      const engine = new FakeEngine(options);
      let loaded: string | undefined;
      const tell = (type: 'loaded' | 'evicted', model: string) => onEvent({ type, model, bytes: 1, ms: 1 });
      return {
        async infer(model, image, limits) {
          if (workers[model]! * 100 * 2 ** 20 > memoryBudgetBytes) {
            throw Object.assign(new Error(`${model} does not fit.`), { code: 'MEMORY_BUDGET' });
          }
          if (loaded !== undefined && loaded !== model) tell('evicted', loaded);
          if (loaded !== model) tell('loaded', model);
          loaded = model;
          return engine.infer(image, limits);
        },
        close: () => engine.close(),
      };
    },
  };
}
