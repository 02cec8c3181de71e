import type { SizeClass, VariantInfo } from '@framegate/model-family';

export interface RfdetrVariant extends VariantInfo {
  readonly decoderLayers: number;
}

/** Side in pixels, layers of the decoder, and millions of parameters as published: those that only training uses count. */
const sizes: readonly (readonly [name: SizeClass, side: number, decoderLayers: number, millions: number])[] =
  [
    ['nano', 384, 2, 30.5],
    ['small', 512, 3, 32.1],
    ['medium', 576, 4, 33.7],
  ];

export const variants: readonly RfdetrVariant[] = sizes.map(([sizeClass, side, decoderLayers, millions]) => ({
  name: `rfdetr-${sizeClass}`,
  sizeClass,
  decoderLayers,
  nativeSize: { height: side, width: side },
  weightsLicence: 'Apache-2.0',
  published: { parameters: millions * 1e6 },
}));

/** @throws {RangeError} listing the variants there are. */
export function findVariant(name: string): RfdetrVariant {
  const variant = variants.find((candidate) => candidate.name === name);
  if (!variant) {
    throw new RangeError(
      `Unknown RF-DETR variant "${name}"; known are ${variants.map((known) => known.name).join(', ')}`,
    );
  }
  return variant;
}
