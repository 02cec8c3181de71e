import type { ImageSize, TensorMap } from '@framegate/model-family';
import type { NetworkPrompt } from '../prompt/network-prompt.js';

/** Logits of an earlier mask and whether there are any; without, zeros that the network then leaves out. */
export function maskFeed(
  { mask }: NetworkPrompt,
  { height, width }: ImageSize,
  names: { readonly logits: string; readonly given: string },
): TensorMap {
  return {
    [names.logits]: { data: mask ?? new Float32Array(height * width), dims: [1, 1, height, width] },
    [names.given]: { data: Float32Array.of(mask ? 1 : 0), dims: [1] },
  };
}
