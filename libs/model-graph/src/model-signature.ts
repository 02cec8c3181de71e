/** Element types that a model's inputs and outputs may have; `other` stands for one that no family uses. */
export type ElementType = 'float32' | 'float16' | 'uint8' | 'int32' | 'int64' | 'bool' | 'other';

export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  /** A string where the dimension is dynamic. */
  readonly shape: readonly (number | string)[];
}

/** What an ONNX file says of itself, read without a runtime and without its weights. */
export interface ModelSignature {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** `metadata_props` of the file. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly producer: string;
  readonly opset: number;
}
