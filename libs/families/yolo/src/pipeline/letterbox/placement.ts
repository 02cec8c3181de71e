import type { ImageSize } from '@framegate/model-family';
import { roundHalfEven } from '../round-half-even.js';

/** Where an image lies in the square that the network sees: scaled by `gain`, then moved by `left` and `top`. */
export interface Placement {
  readonly source: ImageSize;
  /** Size of the scaled image in pixels. */
  readonly scaled: ImageSize;
  readonly gain: number;
  readonly left: number;
  readonly top: number;
}

/**
 * Fits `source` into `target` keeping its proportions, enlarging it where it is smaller, and centres it;
 * an odd rest of padding goes to the right and to the bottom.
 * A side that would vanish keeps one pixel.
 */
export function place(source: ImageSize, target: ImageSize): Placement {
  const gain = Math.min(target.height / source.height, target.width / source.width);
  const width = Math.max(1, roundHalfEven(source.width * gain));
  const height = Math.max(1, roundHalfEven(source.height * gain));
  return {
    source: { width: source.width, height: source.height },
    scaled: { width, height },
    gain,
    left: paddingBefore(target.width - width),
    top: paddingBefore(target.height - height),
  };
}

/** The 0.1 makes halves of odd paddings round down before the image and up behind it. */
function paddingBefore(padding: number): number {
  return roundHalfEven(padding / 2 - 0.1);
}
