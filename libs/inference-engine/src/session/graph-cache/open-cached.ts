import { join } from 'node:path';
import { type OpenSession, openSession, type SessionContext } from '../open-session.js';
import { shortReason } from '../short-reason.js';
import { readEntry } from './cache-entry.js';
import { cacheKey, keyName } from './cache-key.js';
import { asSaved } from './compare-graphs.js';
import type { GraphCacheUse } from './graph-cache-use.js';
import { makeEntry } from './make-entry.js';
import { digestModel } from './model-digest.js';

/**
 * A session of the cached graph of a model, made and proven where there is none yet. Whatever is wrong with the cache,
 * the model's own graph is opened instead, and `graphCache` says why.
 */
export async function openCached(
  model: string,
  cache: string,
  context: SessionContext,
): Promise<OpenSession & { readonly graphCache: GraphCacheUse }> {
  let use: GraphCacheUse;
  try {
    const { graph, ...found } = await provenGraph(model, cache, context);
    if (graph !== undefined) return { ...(await openSession(graph, asSaved(context))), graphCache: found };
    use = found;
  } catch (error) {
    use = { state: 'failed', reason: shortReason((error as Error).message) };
  }
  return { ...(await openSession(model, context)), graphCache: use };
}

async function provenGraph(
  model: string,
  cache: string,
  context: SessionContext,
): Promise<GraphCacheUse & { readonly graph?: string }> {
  const { sha256, isWhole } = await digestModel(model, cache);
  if (!isWhole) {
    return { state: 'refused', reason: 'weights of the model lie in another file, which nothing proves' };
  }
  const key = cacheKey(sha256, context.settings);
  const folder = join(cache, keyName(key));
  const known = await readEntry(folder, key);
  if (!known) await makeEntry(model, key, folder, context);
  const entry = known ?? (await readEntry(folder, key));
  if (!entry) throw new Error(`${folder} was changed while it was made`);
  if (entry.state === 'refused') return entry;
  return { state: known ? 'found' : 'made', graph: entry.graph };
}
