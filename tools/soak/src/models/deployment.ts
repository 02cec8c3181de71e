import type { ImageSize } from '@framegate/model-family';
import type { EngineOptions } from '@framegate/inference-engine';

/** A model as an engine serves it. */
export interface Deployment {
  readonly name: string;
  readonly family: string;
  readonly variant: string;
  readonly imageSize: ImageSize;
  /** What the artifact is made for; `any` for one whose first axis is free. */
  readonly batch: number | 'any';
  readonly options: Pick<
    EngineOptions,
    'isolation' | 'workers' | 'threads' | 'maxBatch' | 'maxDelayMs' | 'maxQueue'
  >;
  /** How many of the requests it gets, relative to the others. */
  readonly weight: number;
  /** Whether its worker processes are killed. */
  readonly isKilled: boolean;
  /** Whether the memory of its worker processes is judged over the whole run. */
  readonly isWatched: boolean;
}
