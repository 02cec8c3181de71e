import type { Detection, Mask, Prompt } from '@framegate/model-family';
import type { ErrorMessage } from '../errors/error-message.js';
import type { ImagePayload } from '../images/image-payload.js';
import type { EncodedFeatures, FreshFeatures } from './encoded-features.js';

/** An image and what is asked about it. */
export interface ImageTask {
  readonly image: ImagePayload;
  readonly prompt: Prompt | undefined;
  readonly threshold: number | undefined;
}

/** As many images as the model takes at once, or fewer. */
export interface InferJob {
  readonly kind: 'infer';
  readonly tasks: readonly ImageTask[];
}

export interface EncodeJob {
  readonly kind: 'encode';
  /** The features are to have it. */
  readonly id: number;
  readonly image: ImagePayload;
}

export interface SegmentJob {
  readonly kind: 'segment';
  readonly features: EncodedFeatures;
  readonly prompt: Prompt | undefined;
}

export type InferenceJob = InferJob | EncodeJob | SegmentJob;

export interface InferFindings {
  readonly width: number;
  readonly height: number;
  readonly detections: Detection[];
  readonly masks?: Mask[];
}

export interface SegmentFindings {
  readonly masks: Mask[];
}

/** What became of one image: those that share a run fail each for itself. */
export type Outcome<Found> =
  | { readonly found: Found; readonly times: StageTimes }
  | { readonly error: ErrorMessage };

/** Of each image, in order. */
export interface InferenceAnswer<Found = InferFindings | FreshFeatures | SegmentFindings> {
  /** On the clock that all workers share, see `now`. */
  readonly startedAt: number;
  readonly images: readonly Outcome<Found>[];
}

/** Milliseconds. */
export interface StageTimes {
  readonly decode: number;
  readonly preprocess: number;
  /** The whole run, whatever its batch. */
  readonly inference: number;
  readonly postprocess: number;
}
