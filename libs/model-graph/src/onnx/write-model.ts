import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { GraphError } from '../graph/graph-error.js';
import type { ModelGraph } from '../graph/model-graph.js';
import { OnnxFormatError } from './onnx-format-error.js';
import { type FilePiece, pieceLength, serialize } from './serialize.js';

/** Protobuf readers count a message's bytes in a signed 32-bit integer. */
const maxFileBytes = 2 ** 31 - 1;
/** Small pieces are joined up to this size, so that a thousand biases are not a thousand writes. */
const joinBytes = 1 << 20;

export interface WrittenModel {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/**
 * Writes the model as an ONNX file to `path`, replacing what is there. Weights are read one tensor at a time
 * and the next is read while the last is on its way to disk. Not atomic: that is the caller's concern.
 * @throws {OnnxFormatError} for a model over 2 GiB, before anything is written.
 */
export async function writeModel(graph: ModelGraph, path: string): Promise<WrittenModel> {
  const pieces = serialize(graph);
  const bytes = pieces.reduce((sum, piece) => sum + pieceLength(piece), 0);
  if (bytes > maxFileBytes) {
    throw new OnnxFormatError(
      `${graph.name} would take ${bytes} bytes, and an ONNX file holds at most ${maxFileBytes}`,
    );
  }
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    let onItsWay: Promise<unknown> = Promise.resolve();
    for (const chunk of joined(pieces)) {
      hash.update(chunk);
      await onItsWay;
      onItsWay = file.writeFile(chunk);
      onItsWay.catch(() => undefined);
    }
    await onItsWay;
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

function* joined(pieces: readonly FilePiece[]): Generator<Uint8Array> {
  let small: Uint8Array[] = [];
  let smallBytes = 0;
  for (const piece of pieces) {
    const chunk = 'bytes' in piece ? piece.bytes : initializerBytes(piece);
    if (smallBytes > 0 && smallBytes + chunk.length > joinBytes) {
      yield Buffer.concat(small);
      small = [];
      smallBytes = 0;
    }
    if (chunk.length > joinBytes) {
      yield chunk;
    } else {
      small.push(chunk);
      smallBytes += chunk.length;
    }
  }
  yield Buffer.concat(small);
}

function initializerBytes({ initializer, length }: Exclude<FilePiece, { bytes: Uint8Array }>): Uint8Array {
  const bytes = initializer.bytes();
  if (bytes.length !== length) {
    throw new GraphError(initializer.name, `expected ${length} bytes of data, got ${bytes.length}`);
  }
  return bytes;
}
