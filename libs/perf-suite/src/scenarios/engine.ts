import type { EngineOptions } from '@framegate/inference-engine';

/** What a scenario may ask of the engine that it opens, over what the model is measured with. */
export type EngineSettings = Omit<EngineOptions, 'model'> & {
  /** Other files than the model's own. */
  readonly model?: readonly string[];
};

/** When to give up a request. */
export interface Limits {
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
}

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
  readonly stats: {
    readonly workers: number;
    readonly restarts: number;
    /** Ids of the workers that are processes of their own. */
    readonly processes: readonly number[];
  };
  /** @throws the signal's reason, at once, when it is aborted; an error of code DEADLINE when `deadlineMs` are over. */
  infer(image: Uint8Array, options?: Limits): Promise<EngineResult>;
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
