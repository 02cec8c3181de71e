/** The part of the inference engine that is measured. */
export interface TunedEngine {
  readonly info: { readonly workers: number; readonly batch: number };
  infer(image: Uint8Array): Promise<unknown>;
}

export interface MeasureTimes {
  /** Milliseconds to warm up, and to measure. */
  readonly warmUpMs: number;
  readonly measureMs: number;
  readonly now: () => number;
}
