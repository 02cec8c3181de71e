import type { Mask } from '@framegate/model-family';

/** With memory that is the mask's own: it can then move to another thread, and takes nothing else along. */
export function movable(mask: Mask): Mask {
  return { ...mask, bitmap: own(mask.bitmap), logits: own(mask.logits) };
}

/** What `postMessage` hands over instead of cloning, of {@link movable} masks. */
export function movedMemory(masks: readonly Mask[]): ArrayBuffer[] {
  const memory = masks.flatMap(({ bitmap, logits }) => [bitmap.buffer, logits.buffer] as ArrayBuffer[]);
  return [...new Set(memory)];
}

function own<T extends Uint8Array | Float32Array>(array: T): T {
  return (array.byteLength === array.buffer.byteLength ? array : array.slice()) as T;
}
