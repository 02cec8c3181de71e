import type { FileHandle } from 'node:fs/promises';
import { OnnxFormatError } from './onnx-format-error.js';

/** One field of a protobuf message, as it lies in a file. */
export interface FieldLocation {
  readonly fieldNumber: number;
  /** Where a length-delimited field's content begins and ends; 0 and 0 for other wire types. */
  readonly start: number;
  readonly end: number;
}

const windowBytes = 1 << 16;

/**
 * Walks the fields of a protobuf message inside a file without reading what it skips,
 * so a model's description costs the same whether its weights take 10 MB or 900.
 */
export class FieldReader {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #size: number;
  #window: Uint8Array = new Uint8Array(0);
  #windowStart = 0;

  constructor(file: FileHandle, path: string, size: number) {
    this.#file = file;
    this.#path = path;
    this.#size = size;
  }

  /** @throws {OnnxFormatError} where the bytes are no protobuf message. */
  async *fields(start: number, end: number): AsyncGenerator<FieldLocation> {
    let position = start;
    while (position < end) {
      const tag = await this.#varint(position, end);
      const fieldNumber = Math.floor(tag.value / 8);
      const wireType = tag.value % 8;
      if (fieldNumber === 0) throw this.#malformed(position, 'a field number of 0');
      if (wireType === 2) {
        const length = await this.#varint(tag.next, end);
        const contentEnd = length.next + length.value;
        if (contentEnd > end)
          throw this.#malformed(position, `a field of ${length.value} bytes that ends outside its message`);
        yield { fieldNumber, start: length.next, end: contentEnd };
        position = contentEnd;
      } else {
        position = await this.#skipScalar(wireType, tag.next, end);
        yield { fieldNumber, start: 0, end: 0 };
      }
    }
  }

  /** The content of a field found by `fields`. */
  async content({ start, end }: FieldLocation): Promise<Uint8Array> {
    const bytes = new Uint8Array(end - start);
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, start);
    if (bytesRead < bytes.length) throw this.#malformed(start, 'the end of the file');
    return bytes;
  }

  async #skipScalar(wireType: number, position: number, end: number): Promise<number> {
    const next =
      wireType === 0
        ? (await this.#varint(position, end)).next
        : wireType === 1
          ? position + 8
          : wireType === 5
            ? position + 4
            : undefined;
    if (next === undefined) throw this.#malformed(position, `wire type ${wireType}`);
    if (next > end) throw this.#malformed(position, 'a number that ends outside its message');
    return next;
  }

  async #varint(position: number, end: number): Promise<{ value: number; next: number }> {
    let value = 0;
    for (let index = 0; index < 10 && position + index < end; index++) {
      const byte = await this.#byte(position + index);
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return { value, next: position + index + 1 };
    }
    throw this.#malformed(position, 'a number that does not end');
  }

  async #byte(position: number): Promise<number> {
    const offset = position - this.#windowStart;
    const cached = offset >= 0 ? this.#window[offset] : undefined;
    if (cached !== undefined) return cached;
    const window = new Uint8Array(Math.min(windowBytes, this.#size - position));
    const { bytesRead } = await this.#file.read(window, 0, window.length, position);
    this.#window = window.subarray(0, bytesRead);
    this.#windowStart = position;
    const byte = this.#window[0];
    if (byte === undefined) throw this.#malformed(position, 'the end of the file');
    return byte;
  }

  #malformed(position: number, found: string): OnnxFormatError {
    return new OnnxFormatError(`${this.#path} is not an ONNX model: ${found} at byte ${position}`);
  }
}
