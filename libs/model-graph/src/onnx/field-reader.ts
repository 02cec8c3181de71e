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
/** A tag and a length, or a tag and a number. */
const longestHead = 20;
/** Far more than a model says of itself in one place. */
const mostContent = 1 << 24;

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

  /**
   * Fields of those numbers, in order. Others are passed over without handing each to the caller: a hostile file has as
   * many as bytes.
   * @throws {OnnxFormatError} where the bytes are no protobuf message.
   */
  async *fields(start: number, end: number, wanted: ReadonlySet<number>): AsyncGenerator<FieldLocation> {
    for (let position = start; position < end; ) {
      if (!this.#hasHead(position)) await this.#load(position);
      const { field, next } = this.#field(position, end);
      if (wanted.has(field.fieldNumber)) yield field;
      position = next;
    }
  }

  /**
   * The content of a field found by `fields`.
   * @throws {OnnxFormatError} for more of it than any model has.
   */
  async content({ start, end }: FieldLocation): Promise<Uint8Array> {
    if (end - start > mostContent) throw this.#malformed(start, `a description of ${end - start} bytes`);
    const bytes = new Uint8Array(end - start);
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, start);
    if (bytesRead < bytes.length) throw this.#malformed(start, 'the end of the file');
    return bytes;
  }

  #field(position: number, end: number): { field: FieldLocation; next: number } {
    const tag = this.#varint(position, end);
    const fieldNumber = Math.floor(tag.value / 8);
    const wireType = tag.value % 8;
    if (fieldNumber === 0) throw this.#malformed(position, 'a field number of 0');
    if (wireType !== 2) {
      return { field: { fieldNumber, start: 0, end: 0 }, next: this.#skipScalar(wireType, tag.next, end) };
    }
    const length = this.#varint(tag.next, end);
    const next = length.next + length.value;
    if (next > end)
      throw this.#malformed(position, `a field of ${length.value} bytes that ends outside its message`);
    return { field: { fieldNumber, start: length.next, end: next }, next };
  }

  #skipScalar(wireType: number, position: number, end: number): number {
    const next =
      wireType === 0
        ? this.#varint(position, end).next
        : wireType === 1
          ? position + 8
          : wireType === 5
            ? position + 4
            : undefined;
    if (next === undefined) throw this.#malformed(position, `wire type ${wireType}`);
    if (next > end) throw this.#malformed(position, 'a number that ends outside its message');
    return next;
  }

  /** Of bytes that are in the window. */
  #varint(position: number, end: number): { value: number; next: number } {
    let value = 0;
    for (let index = 0; index < 10 && position + index < end; index++) {
      const byte = this.#window[position + index - this.#windowStart];
      if (byte === undefined) throw this.#malformed(position + index, 'the end of the file');
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return { value, next: position + index + 1 };
    }
    throw this.#malformed(position, 'a number that does not end');
  }

  #hasHead(position: number): boolean {
    const windowEnd = this.#windowStart + this.#window.length;
    return position >= this.#windowStart && Math.min(position + longestHead, this.#size) <= windowEnd;
  }

  async #load(position: number): Promise<void> {
    const window = new Uint8Array(Math.min(windowBytes, this.#size - position));
    const { bytesRead } = await this.#file.read(window, 0, window.length, position);
    this.#window = window.subarray(0, bytesRead);
    this.#windowStart = position;
  }

  #malformed(position: number, found: string): OnnxFormatError {
    return new OnnxFormatError(`${this.#path} is not an ONNX model: ${found} at byte ${position}`);
  }
}
