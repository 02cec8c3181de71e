/** One tensor for {@link safetensorsBytes}: its bytes as they shall lie in the file. */
export interface TensorBytes {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: ArrayBufferView;
}

/** A well-formed file. */
export function safetensorsBytes(tensors: Readonly<Record<string, TensorBytes>>): Buffer {
  const header: Record<string, unknown> = {};
  const data: Uint8Array[] = [];
  let begin = 0;
  for (const [name, tensor] of Object.entries(tensors)) {
    const end = begin + tensor.data.byteLength;
    header[name] = { dtype: tensor.dtype, shape: tensor.shape, data_offsets: [begin, end] };
    data.push(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength));
    begin = end;
  }
  return withHeader(JSON.stringify(header), Buffer.concat(data));
}

/** A file of any header and data, right or wrong. */
export function withHeader(header: string | Uint8Array, data: Uint8Array = new Uint8Array()): Buffer {
  const bytes = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([length, bytes, data]);
}

export function float32(shape: readonly number[], values: readonly number[]): TensorBytes {
  return { dtype: 'F32', shape, data: Float32Array.from(values) };
}
