import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { TensorSpec } from '@framegate/model-family';
import { hashFile } from '../hash-file.js';
import { messageOf } from '../system-error.js';
import { formatShape } from '../format-shape.js';
import { decodeFloats, joinFloats } from './decode-floats.js';
import { findTensor, type FoundPiece } from './find-tensor.js';
import { parseHeader, type TensorEntry } from './header.js';
import { pieceRange } from './piece-range.js';
import { SafetensorsError, type SafetensorsErrorCode } from './safetensors-error.js';

/** The header's length, before the header. */
const prefixBytes = 8;
/** Tens of thousands of tensors. The 100 MB that the format's own library allows parse to gigabytes. */
const maxHeaderBytes = 4_000_000;
/** `readSync` takes no more than 2 GiB at once. */
const maxReadBytes = 1 << 30;

/**
 * An open `.safetensors` file. Only its header is in memory; a tensor is read from its place when asked for.
 * Disposing closes it.
 */
export class SafetensorsFile implements Disposable {
  readonly path: string;
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  readonly #descriptor: number;
  readonly #dataStart: number;
  readonly #state: string;

  /** @throws {SafetensorsError} `SAFETENSORS_UNREADABLE` or `SAFETENSORS_MALFORMED` */
  constructor(path: string) {
    this.path = path;
    this.#descriptor = this.#open();
    try {
      const { size } = fstatSync(this.#descriptor);
      this.#state = this.#currentState();
      const header = this.#readHeader(size);
      this.#dataStart = prefixBytes + header.length;
      this.tensors = parseHeader(path, header, size - this.#dataStart);
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
  }

  /**
   * Values of a tensor as float32, in an array of the caller's own; only the rows that it is made of are read.
   * @throws {SafetensorsError} when there is no such tensor of floats in that shape, or the file has changed.
   */
  readFloats(spec: TensorSpec): Float32Array {
    const found = findTensor(this.tensors, spec);
    if (found.state !== 'found') throw this.#error('SAFETENSORS_TENSORS', found.problem);
    const values = joinFloats(found.pieces.map((piece) => this.#readPiece(piece)));
    const wanted = spec.shape.reduce((product, size) => product * size, 1);
    if (values.length === wanted) return values;
    throw new Error(
      `The family makes ${spec.name} of ${values.length} numbers, and its shape ${formatShape(spec.shape)} has ${wanted}`,
    );
  }

  /** SHA-256 (hex) of the whole file. */
  sha256(): Promise<string> {
    return hashFile(this.#descriptor);
  }

  /**
   * Call after reading: values read while another program wrote to the file are a mixture.
   * @throws {SafetensorsError} `SAFETENSORS_CHANGED`
   */
  assertUnchanged(): void {
    if (this.#currentState() !== this.#state) {
      throw this.#error('SAFETENSORS_CHANGED', 'the file was written to while it was being read; try again');
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#descriptor);
  }

  #open(): number {
    if (!this.#attempt(() => statSync(this.path).isFile())) {
      throw this.#error(
        'SAFETENSORS_UNREADABLE',
        'expected a .safetensors file, got something that is not a file',
      );
    }
    return this.#attempt(() => openSync(this.path, 'r'));
  }

  #readHeader(size: number): Uint8Array {
    if (size < prefixBytes) {
      throw this.#error(
        'SAFETENSORS_MALFORMED',
        `cut short: ${size} bytes, and the length of the header alone takes ${prefixBytes}`,
      );
    }
    const prefix = Buffer.from(this.#read(0, prefixBytes).buffer);
    const length = prefix.readBigUInt64LE();
    if (prefix.toString('latin1', 0, 4) === 'PK\x03\x04') {
      throw this.#error(
        'SAFETENSORS_MALFORMED',
        'expected a .safetensors file, got a zip archive, as PyTorch checkpoints (.pt) are; save its state_dict as .safetensors',
      );
    }
    if (length > maxHeaderBytes) {
      throw this.#error(
        'SAFETENSORS_MALFORMED',
        `expected a header of at most ${maxHeaderBytes} bytes, got ${length}; is it a .safetensors file?`,
      );
    }
    if (Number(length) > size - prefixBytes) {
      throw this.#error(
        'SAFETENSORS_MALFORMED',
        `cut short: the header takes ${length} bytes, and ${size - prefixBytes} follow its length`,
      );
    }
    return this.#read(prefixBytes, Number(length));
  }

  #readPiece(piece: FoundPiece): Float32Array {
    const { begin, end } = pieceRange(piece);
    return decodeFloats(piece.entry.dtype, this.#read(this.#dataStart + begin, end - begin));
  }

  #read(position: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const wanted = Math.min(length - done, maxReadBytes);
      const got = this.#attempt(() => readSync(this.#descriptor, bytes, done, wanted, position + done));
      if (got === 0)
        throw this.#error('SAFETENSORS_CHANGED', 'the file became shorter while it was being read');
      done += got;
    }
    return bytes;
  }

  #currentState(): string {
    const { size, mtimeNs } = fstatSync(this.#descriptor, { bigint: true });
    return `${size} ${mtimeNs}`;
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (cause) {
      throw this.#error(
        'SAFETENSORS_UNREADABLE',
        `expected a readable .safetensors file (${messageOf(cause)})`,
        cause,
      );
    }
  }

  #error(code: SafetensorsErrorCode, problem: string, cause?: unknown): SafetensorsError {
    return new SafetensorsError(code, this.path, problem, { cause });
  }
}
