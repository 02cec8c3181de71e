import type { ImagePipeline, ImageSize } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import type { GraphCacheUse } from '../session/graph-cache/graph-cache-use.js';
import type { ProviderShares } from '../session/provider-share.js';
import type { SessionSettings } from '../session/session-settings.js';

/** What a worker is told to open. Plain data, for a worker may be a process of its own. */
export interface WorkerSetup {
  /** Paths of the model's files. */
  readonly models: readonly string[];
  readonly family: string;
  /** Of each file. */
  readonly signatures: readonly ModelSignature[];
  readonly imageSize: ImageSize | undefined;
  /** Images that a run may take, where the model takes any number; `undefined` where it has a batch of its own. */
  readonly batch: number | undefined;
  readonly session: SessionSettings;
  readonly maxPixels: number;
}

export interface WorkerReady {
  readonly task: ImagePipeline['task'];
  readonly imageSize: ImageSize;
  readonly batch: number;
  /** Creation of the sessions. */
  readonly loadMs: number;
  readonly providers: ProviderShares;
  /** Of each file, where there is a cache. */
  readonly graphCache: readonly GraphCacheUse[] | undefined;
}
