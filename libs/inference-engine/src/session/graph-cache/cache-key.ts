import { createHash } from 'node:crypto';
import { env } from 'onnxruntime-node';
import type { SessionSettings } from '../session-settings.js';
import { cpuIdentity } from './cpu-identity.js';

/** Of the files of an entry; raised when they change. */
const layout = 1;

/** What a cached graph was made from. Each of it can change the graph, and what else the settings say cannot. */
export interface CacheKey {
  readonly layout: number;
  /** SHA-256 of the model's file, hex. */
  readonly model: string;
  readonly runtime: string;
  readonly providers: SessionSettings['executionProviders'];
  readonly graphOptimization: string;
  readonly cpu: string;
}

export function cacheKey(model: string, settings: SessionSettings): CacheKey {
  return {
    layout,
    model,
    runtime: `onnxruntime-node ${env.versions.node ?? env.versions.common}`,
    providers: settings.executionProviders,
    graphOptimization: settings.graphOptimization,
    cpu: cpuIdentity(),
  };
}

/** The name of its entry. */
export function keyName(key: CacheKey): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}
