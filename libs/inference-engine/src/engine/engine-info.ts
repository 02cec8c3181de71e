import type { ImagePipeline, ImageSize } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import type { GraphCacheUse } from '../session/graph-cache/graph-cache-use.js';
import type { ProviderShares } from '../session/provider-share.js';
import type { TuningState } from '../tuning/tuning-state.js';
import type { Isolation } from './engine-options.js';

/** What an engine has opened. */
export interface EngineInfo {
  /** Paths of the model's files, in the order they were given. */
  readonly models: readonly string[];
  /** Of each file. */
  readonly signatures: readonly ModelSignature[];
  readonly family: string;
  /** `detect`: finds objects by itself; `segment`: answers prompts with masks. */
  readonly task: ImagePipeline['task'];
  /** What images are fitted to. */
  readonly imageSize: ImageSize;
  /** Images that a run takes at most. */
  readonly batch: number;
  readonly workers: number;
  readonly isolation: Isolation;
  /** Of each worker; 0 where they were left to onnxruntime. */
  readonly threads: number;
  /** Creation of the slowest worker's sessions. */
  readonly loadMs: number;
  /** What computes the networks. */
  readonly providers: ProviderShares;
  /** What became of each file's cached graph, in the first worker; only where `graphCache` was asked for. */
  readonly graphCache?: readonly GraphCacheUse[];
  /** Where a tuning file was asked for. */
  readonly tuning?: TuningState;
}
