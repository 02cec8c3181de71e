import type { EngineOptions } from '@framegate/inference-engine';

/** What a scenario may ask of the engine that it opens, over what the model is measured with. */
export type EngineSettings = Omit<EngineOptions, 'model' | 'family'>;

/** The part of the inference engine that scenarios use. */
export interface Engine {
  readonly info: {
    readonly imageSize: { readonly height: number; readonly width: number };
    readonly batch: number;
    readonly workers: number;
    readonly threads: number;
    /** Session creation of the slowest worker. */
    readonly loadMs: number;
  };
  /** @throws the signal's reason, at once, when it is aborted. */
  infer(
    image: Uint8Array,
    options?: { readonly signal: AbortSignal; readonly deadlineMs?: number },
  ): Promise<EngineResult>;
  inferBatch(
    images: readonly Uint8Array[],
    options: { readonly onProgress: (done: number, total: number) => void },
  ): Promise<EngineResult[]>;
  close(): Promise<void>;
}

export interface EngineResult {
  readonly detections: readonly unknown[];
  /** Of a model that answers prompts. */
  readonly masks?: readonly unknown[];
  /** Milliseconds. */
  readonly timings: {
    readonly decode: number;
    readonly preprocess: number;
    readonly queue: number;
    readonly inference: number;
    readonly postprocess: number;
  };
}
