import type { ImageSize, TensorMap } from '@framegate/model-family';
import type { ElementType } from '@framegate/model-graph';
import type { NetworkPrompt } from '../prompt/network-prompt.js';

/** What a decoder has room for. */
export interface PromptRoom {
  /** How many points it takes, where the export fixed that. */
  readonly points: number | undefined;
  /** The size of the logits that it takes as a mask. */
  readonly mask: ImageSize;
}

/** One of the ways in which SAM 2 is exported as two files: by what names its tensors go, and how it is asked. */
export interface ExportForm {
  /** For people: what the two files take and give. */
  readonly description: string;
  /** The encoder's input, [batch, 3, height, width]. */
  readonly image: string;
  /** What the encoder gives and the decoder takes under the same names. */
  readonly features: readonly string[];
  /** What else the decoder takes. */
  readonly prompts: Readonly<Record<string, ElementType>>;
  /** The decoder's input of coordinates: [..., points, 2]. */
  readonly points: string;
  /** The decoder's input of earlier masks, [..., height, width], where it has one. */
  readonly maskInput?: string;
  /** The decoder's outputs of logits, [..., masks, height, width]; of those that it has, the first counts. */
  readonly masks: readonly string[];
  /** The decoder's output of expected overlaps, [..., masks], 0…1. */
  readonly scores: string;
  /**
   * The inputs named in `prompts`, for one prompt.
   * @throws {RangeError} when the prompt holds something that the export cannot take.
   */
  feeds(prompt: NetworkPrompt, room: PromptRoom): TensorMap;
}
