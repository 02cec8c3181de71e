import { estimateMemory, ModelHost, type EngineOptions } from '@framegate/inference-engine';
import type { Hosts } from '../scenarios/hosts.js';

/** Hosts of the real engine, each of whose models is the given one. */
export function modelHosts(model: Pick<EngineOptions, 'model' | 'family'>): Hosts {
  return {
    estimateBytes: async () => (await estimateMemory(model)).bytes,
    open({ workers, ...options }) {
      const models = Object.entries(workers).map(
        ([name, count]) => [name, { ...model, workers: count }] as const,
      );
      return new ModelHost({ ...options, models: Object.fromEntries(models) });
    },
  };
}
