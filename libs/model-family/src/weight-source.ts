/** One of the tensors that a stored form of a tensor is made of. */
export interface TensorPiece {
  readonly name: string;
  readonly shape: readonly number[];
  /** Rows along the first axis, the second number exclusive; all of them when left out. */
  readonly rows?: readonly [start: number, end: number];
}

/** A tensor as the official checkpoint of a variant names it. */
export interface TensorSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** Some official checkpoints of the variant lack it, and the network can be built without. */
  readonly optional?: boolean;
  /**
   * How else checkpoints of the same network store it, the first that is there counts: pieces that are joined along
   * their first axis and then have as many numbers as `shape`.
   */
  readonly alternatives?: readonly (readonly TensorPiece[])[];
}

/** Where the numbers of a network come from: a file of official weights, or a synthetic rule. */
export interface WeightSource {
  /** Changes whenever any value could change: part of an artifact's address. */
  readonly id: string;
  /** Whether the tensor is there; a source without this method has every tensor. Asked for optional ones alone. */
  has?(spec: TensorSpec): boolean;
  /**
   * Values in row-major order as float32; a fresh array that the caller may overwrite.
   * @throws when the source has no such tensor, or has it in another shape.
   */
  read(spec: TensorSpec): Float32Array;
}
