import type { Detection, Mask, Prompt } from '@framegate/model-family';
import type { ImagePayload } from '../images/image-payload.js';
import type { EncodedFeatures, FreshFeatures } from './encoded-features.js';

/** As many images as the model takes at once, or fewer; the prompt is asked about each. */
export interface InferJob {
  readonly kind: 'infer';
  readonly images: readonly ImagePayload[];
  readonly prompt: Prompt | undefined;
  readonly threshold: number | undefined;
}

export interface EncodeJob {
  readonly kind: 'encode';
  /** The features are to have it. */
  readonly id: number;
  readonly images: readonly [ImagePayload];
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

/** Of each image, in order. */
export interface InferenceAnswer<Found = InferFindings | FreshFeatures | SegmentFindings> {
  /** On the clock that all threads share, see `now`. */
  readonly startedAt: number;
  readonly images: readonly { readonly found: Found; readonly times: StageTimes }[];
}

/** Milliseconds. */
export interface StageTimes {
  readonly decode: number;
  readonly preprocess: number;
  /** The whole run, whatever its batch. */
  readonly inference: number;
  readonly postprocess: number;
}
