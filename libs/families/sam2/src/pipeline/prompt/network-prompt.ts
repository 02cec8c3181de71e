import type { PromptPoint } from '@framegate/model-family';

/** A prompt in pixels of the image that the network sees. */
export interface NetworkPrompt {
  readonly points: readonly PromptPoint[];
  /** x1, y1, x2, y2 */
  readonly box?: readonly [number, number, number, number];
  /** Logits at the network's own resolution. */
  readonly mask?: Float32Array;
}
