import type { ProviderName, ProviderWithOptions } from './execution-provider.js';
import type { ProviderShares } from './provider-share.js';
import { providerCatalogue, providerNames } from './provider-catalogue.js';

/** Nodes that each provider ran. */
export type NodeCounts = ReadonlyMap<ProviderName, number>;

interface ProfileEvent {
  readonly cat?: string;
  readonly name?: string;
  readonly args?: { readonly provider?: string };
}

/**
 * Reads a profile that onnxruntime wrote of one run: JSON in the form of Chrome's trace events, with an event named
 * `<node>_kernel_time` for each node that was run.
 */
export function countNodes(profile: string): NodeCounts {
  const counts = new Map<ProviderName, number>();
  for (const { cat, name, args } of JSON.parse(profile) as ProfileEvent[]) {
    if (cat !== 'Node' || !name?.endsWith('_kernel_time')) continue;
    const provider = providerNames.find((one) => providerCatalogue[one].runtimeName === args?.provider);
    if (!provider)
      throw new Error(`Node ${name} ran on ${args?.provider}, which is none of ${providerNames.join(', ')}.`);
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return counts;
}

/** `counts` has one of each network, or none where there was only one provider to choose. */
export function toProviderShares(
  providers: readonly ProviderWithOptions[],
  counts: readonly (NodeCounts | undefined)[],
): ProviderShares {
  const [only] = providers;
  if (only && providers.length === 1) return [{ provider: only.name, share: 1 }];
  const nodes = (provider: ProviderName) =>
    counts.reduce((sum, count) => sum + (count?.get(provider) ?? 0), 0);
  const total = providers.reduce((sum, { name }) => sum + nodes(name), 0);
  return providers.map(({ name }) => ({ provider: name, nodes: nodes(name), share: nodes(name) / total }));
}
