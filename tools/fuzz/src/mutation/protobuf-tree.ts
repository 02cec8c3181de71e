/** A field of a protobuf message; the content of a length-delimited one is a message where it reads as one. */
export interface ProtobufField {
  number: number;
  value: bigint | Uint8Array | ProtobufField[];
  /** 0 for a varint, 1 and 5 for 8 and 4 bytes, 2 for what has a length. */
  wireType: number;
}

/** `undefined` where the bytes are no message. */
export function readMessage(bytes: Uint8Array): ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    if (!tag || tag.value < 8n || tag.value >= 1n << 32n) return undefined;
    const [number, wireType] = [Number(tag.value >> 3n), Number(tag.value & 7n)];
    const read = readValue(bytes, tag.next, wireType);
    if (!read) return undefined;
    fields.push({ number, wireType, value: read.value });
    at = read.next;
  }
  return fields;
}

export function writeMessage(fields: readonly ProtobufField[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(({ number, wireType, value }) => {
      const tag = writeVarint(BigInt(number) * 8n + BigInt(wireType));
      if (typeof value === 'bigint') return [tag, writeVarint(value)];
      const content = Array.isArray(value) ? writeMessage(value) : value;
      return wireType === 2 ? [tag, writeVarint(BigInt(content.length)), content] : [tag, content];
    }),
  );
}

function readValue(bytes: Uint8Array, at: number, wireType: number) {
  if (wireType === 0) return readVarint(bytes, at);
  if (wireType === 2) {
    const length = readVarint(bytes, at);
    if (!length) return undefined;
    const end = length.next + Number(length.value);
    if (end > bytes.length) return undefined;
    const content = bytes.slice(length.next, end);
    return { value: (content.length > 1 && readMessage(content)) || content, next: end };
  }
  const next = at + (wireType === 1 ? 8 : 4);
  if ((wireType !== 1 && wireType !== 5) || next > bytes.length) return undefined;
  return { value: bytes.slice(at, next), next };
}

function readVarint(bytes: Uint8Array, at: number): { value: bigint; next: number } | undefined {
  let value = 0n;
  for (let index = 0; index < 10 && at + index < bytes.length; index++) {
    const byte = bytes[at + index]!;
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return undefined;
}

function writeVarint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, value); ; rest >>= 7n) {
    if (rest < 0x80n) return Uint8Array.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
