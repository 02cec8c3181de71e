/** A tensor and its bytes as they lie in the file. */
export interface StoredTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** A `.safetensors` file: the header's length in 8 bytes, the header, the tensors one after another. */
export function safetensorsFile(tensors: Readonly<Record<string, StoredTensor>>): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let begin = 0;
  for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [begin, begin + data.length] };
    begin += data.length;
  }
  return withHeader(
    Buffer.from(JSON.stringify(header)),
    Object.values(tensors).map(({ data }) => data),
  );
}

export function withHeader(header: Uint8Array, data: readonly Uint8Array[]): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, ...data]);
}

/** The header as text and what follows it, of a file that is sound. */
export function splitHeader(file: Uint8Array): { header: string; data: Uint8Array } {
  const bytes = Buffer.from(file);
  const end = 8 + Number(bytes.readBigUInt64LE());
  return { header: bytes.toString('utf8', 8, end), data: bytes.subarray(end) };
}
