import type { ImageSize } from '@framegate/model-family';
import { UsageError } from '../usage-error.js';

/** Reads `640` or `480x640` (height first, as everywhere in the field). */
export function parseImageSize(text: string): ImageSize {
  const match = /^(\d+)(?:x(\d+))?$/.exec(text);
  if (!match)
    throw new UsageError(`--image-size: expected HxW such as 480x640, or one number, got "${text}"`);
  const height = Number(match[1]);
  return { height, width: match[2] === undefined ? height : Number(match[2]) };
}

export const imageSizeOption = {
  type: 'string',
  requiresArg: true,
  describe: "The model's input size, HxW [default: the manifest's]",
} as const;
