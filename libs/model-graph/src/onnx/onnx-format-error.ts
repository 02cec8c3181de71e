/** A file that is not a readable ONNX model, or a model that the format cannot hold. Code `ONNX_FORMAT`. */
export class OnnxFormatError extends Error {
  override readonly name = 'OnnxFormatError';
  readonly code = 'ONNX_FORMAT';
}
