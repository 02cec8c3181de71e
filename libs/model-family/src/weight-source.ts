/** A tensor as the official checkpoint of a variant names it. */
export interface TensorSpec {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Where the numbers of a network come from: a file of official weights, or a synthetic rule. */
export interface WeightSource {
  /** Changes whenever any value could change: part of an artifact's address. */
  readonly id: string;
  /**
   * Values in row-major order as float32; a fresh array that the caller may overwrite.
   * @throws when the source has no such tensor, or has it in another shape.
   */
  read(spec: TensorSpec): Float32Array;
}
