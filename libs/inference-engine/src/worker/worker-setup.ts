import type { Detection, ImageSize } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import type { ImagePayload } from '../images/image-payload.js';

/** What a worker is started with. */
export interface WorkerSetup {
  /** Path of the model file. */
  readonly model: string;
  readonly family: string;
  readonly signature: ModelSignature;
  readonly imageSize: ImageSize | undefined;
  /** Intra-op threads, this worker's own among them. */
  readonly threads: number;
  /** Whether idle threads of the runtime wait busily: faster, and ruinous where there are more threads than cores. */
  readonly spinning: boolean;
  readonly maxPixels: number;
}

export interface WorkerReady {
  readonly imageSize: ImageSize;
  readonly batch: number;
  /** Creation of the session. */
  readonly loadMs: number;
}

/** As many images as the model takes at once, or fewer. */
export interface InferenceJob {
  readonly images: readonly ImagePayload[];
  readonly threshold: number | undefined;
}

export interface InferenceAnswer {
  /** On the clock that all threads share, see `now`. */
  readonly startedAt: number;
  readonly images: readonly ImageAnswer[];
}

/** Durations are in ms; `inference` is the whole run, whatever its batch. */
export interface ImageAnswer {
  readonly width: number;
  readonly height: number;
  readonly detections: Detection[];
  readonly decode: number;
  readonly preprocess: number;
  readonly inference: number;
  readonly postprocess: number;
}
