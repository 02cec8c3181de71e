import { isUint8Array } from 'node:util/types';
import { describeSource, type ImageSource } from './image-source.js';

/** An image on its way to a worker. `name` is how messages call it. */
export type ImagePayload = { readonly name: string } & (
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'encoded'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'raw';
      readonly data: Uint8Array;
      readonly width: number;
      readonly height: number;
    }
);

/** Puts pixels where a worker will find them. */
export type CopyPixels = (pixels: Uint8Array) => Uint8Array;

/**
 * Copies the caller's bytes once, into memory that can be handed over: the caller's own is never detached,
 * and a clone would copy twice, together with all that shares the buffer.
 */
export function packImage(
  source: ImageSource,
  name: string,
  copyPixels: CopyPixels = copyToOwnMemory,
): ImagePayload {
  if (typeof source === 'string') return { name, kind: 'path', path: source };
  if (isUint8Array(source)) return { name, kind: 'encoded', bytes: copyToOwnMemory(source) };
  const { data, width, height } = source;
  return { name, kind: 'raw', data: copyPixels(data), width, height };
}

/** What `postMessage` hands over instead of cloning; memory that threads share stays where it is. */
export function transferList(payloads: readonly ImagePayload[]): ArrayBuffer[] {
  return payloads.flatMap((payload) => {
    if (payload.kind === 'path') return [];
    const { buffer } = payload.kind === 'encoded' ? payload.bytes : payload.data;
    return buffer instanceof ArrayBuffer ? [buffer] : [];
  });
}

/** Names of the images of one call, checked: which of several it is, and what it is. */
export function nameImages(sources: readonly ImageSource[]): string[] {
  return sources.map((source, index) => {
    const name = describeSource(source);
    return sources.length === 1 ? name : `image ${index + 1} of ${sources.length} (${name})`;
  });
}

/** Into memory of its own, which a pooled Buffer would not have, and without filling it with zeros first. */
function copyToOwnMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copied = Buffer.allocUnsafeSlow(bytes.length);
  copied.set(bytes);
  return copied;
}
