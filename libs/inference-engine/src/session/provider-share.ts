import type { ProviderName } from './execution-provider.js';

/** How much of a model's networks an execution provider computes. */
export interface ProviderShare {
  readonly provider: ProviderName;
  /**
   * Of all networks, as the runtime has rewritten them; what a provider has made one of several counts as one.
   * Left out where the model was opened for one provider alone, which then has all nodes.
   */
  readonly nodes?: number;
  /** Of the nodes, from 0 to 1. */
  readonly share: number;
}

/** In the order in which the providers were asked for; one that has no node has a share of 0. */
export type ProviderShares = readonly ProviderShare[];
