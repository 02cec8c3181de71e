import type { Detection, Mask } from '@framegate/model-family';
import type { ProviderShares } from '../session/provider-share.js';

/**
 * Milliseconds; 0 for a stage that a call has no need of. `total` counts from the call to the answer in the caller's
 * thread, `queue` from the call to its start in a worker. Images that share a run share its `inference` time, and wait
 * for each other's other stages.
 */
export interface Timings {
  readonly decode: number;
  readonly preprocess: number;
  readonly queue: number;
  readonly inference: number;
  readonly postprocess: number;
  readonly total: number;
}

export interface InferenceResult {
  /** Of the original image in pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Best first; empty from a model that answers prompts. */
  readonly detections: Detection[];
  /** Best first; only from a model that answers prompts. */
  readonly masks?: Mask[];
  readonly timings: Timings;
  /** What computed it: the same frozen object as the engine's `info.providers`. */
  readonly providers: ProviderShares;
}

/** What a prompt about an encoded image gave. */
export interface SegmentationResult {
  /** Best first. */
  readonly masks: Mask[];
  readonly timings: Timings;
  /** What computed it: the same frozen object as the engine's `info.providers`. */
  readonly providers: ProviderShares;
}

/** What a call gave, with what every answer has. */
export type Answered<Found> = Found & Pick<InferenceResult, 'timings' | 'providers'>;
