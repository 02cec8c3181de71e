import type { SizeClass, VariantInfo } from '@framegate/model-family';
import type { Hiera } from './hiera.js';

export interface Sam2Variant extends VariantInfo {
  readonly backbone: Hiera;
}

/** Maps and prompts are wired to it in the official predictor. */
export const imageSide = 1024;

/** Window sides of the four stages, as most variants have them. */
const usualWindows = [8, 4, 14, 7] as const;

/** SAM 2 and SAM 2.1 are the same networks on images; only the numbers in their checkpoints differ. */
export const variants: readonly Sam2Variant[] = [
  variant('sam2-tiny', 'small', 38.9, {
    width: 96,
    heads: 1,
    depths: [1, 2, 7, 2],
    windows: usualWindows,
    globalBlocks: [5, 7, 9],
    positionSide: 7,
  }),
  variant('sam2-small', 'medium', 46, {
    width: 96,
    heads: 1,
    depths: [1, 2, 11, 2],
    windows: usualWindows,
    globalBlocks: [7, 10, 13],
    positionSide: 7,
  }),
  variant('sam2-base-plus', 'large', 80.8, {
    width: 112,
    heads: 2,
    depths: [2, 3, 16, 3],
    windows: usualWindows,
    globalBlocks: [12, 16, 20],
    positionSide: 14,
  }),
  variant('sam2-large', 'extra-large', 224.4, {
    width: 144,
    heads: 2,
    depths: [2, 6, 36, 4],
    windows: [8, 4, 16, 8],
    globalBlocks: [23, 33, 43],
    positionSide: 7,
  }),
];

/** @throws {RangeError} listing the variants there are. */
export function findVariant(name: string): Sam2Variant {
  const found = variants.find((candidate) => candidate.name === name);
  if (!found) {
    throw new RangeError(
      `Unknown SAM 2 variant "${name}"; known are ${variants.map((known) => known.name).join(', ')}`,
    );
  }
  return found;
}

/** The published millions of parameters count the video path too, which our networks leave out. */
function variant(name: string, sizeClass: SizeClass, millions: number, backbone: Hiera): Sam2Variant {
  return {
    name,
    sizeClass,
    backbone,
    nativeSize: { height: imageSide, width: imageSide },
    weightsLicence: 'Apache-2.0',
    published: { parameters: millions * 1e6 },
  };
}
