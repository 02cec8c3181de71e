import { createHash } from 'node:crypto';
import type { EngineResult } from '../engine.js';

/** Remembers the first answer about each image: the same model on the same machine must give it again, to the last bit. */
export class AnswerBook {
  readonly #digests = new Map<string, string>();

  /** Whether the answer is that of the first time; the first is. */
  agrees(image: string, result: Pick<EngineResult, 'detections' | 'masks'>): boolean {
    const digest = digestOf(result);
    const first = this.#digests.get(image);
    if (first === undefined) this.#digests.set(image, digest);
    return first === undefined || first === digest;
  }
}

function digestOf({ detections, masks }: Pick<EngineResult, 'detections' | 'masks'>): string {
  const text = JSON.stringify({ detections, masks }, (_, value: unknown) =>
    // Pixels of a mask, one by one, would be most of the text.
    ArrayBuffer.isView(value) ? sha256(Buffer.from(value.buffer, value.byteOffset, value.byteLength)) : value,
  );
  return sha256(text);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('base64');
}
