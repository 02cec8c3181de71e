import type { SizeClass, VariantInfo } from '@framegate/model-family';

/** How many residual layers each of the four stages of a ResNet-vd has, and how a layer is made. */
export interface BackboneShape {
  readonly layer: 'basic' | 'bottleneck';
  readonly depths: readonly [number, number, number, number];
}

export interface EncoderShape {
  /** Channels of every map between backbone and decoder. */
  readonly channels: number;
  readonly feedForward: number;
  /** Channels inside a fusion block. */
  readonly fusionChannels: number;
}

export interface RtdetrVariant extends VariantInfo {
  readonly backbone: BackboneShape;
  readonly encoder: EncoderShape;
  readonly decoderLayers: number;
}

/** Parameters and GFLOPs at 640×640 as the authors publish them. */
function variant(
  name: string,
  sizeClass: SizeClass,
  parameters: number,
  gflops: number,
  shape: Pick<RtdetrVariant, 'backbone' | 'encoder' | 'decoderLayers'>,
): RtdetrVariant {
  const nativeSize = { height: 640, width: 640 };
  return {
    name,
    ...shape,
    sizeClass,
    nativeSize,
    weightsLicence: 'Apache-2.0',
    published: { parameters, gflops },
  };
}

export const variants: readonly RtdetrVariant[] = [
  variant('rtdetr-r18', 'small', 20e6, 60, {
    backbone: { layer: 'basic', depths: [2, 2, 2, 2] },
    encoder: { channels: 256, feedForward: 1024, fusionChannels: 128 },
    decoderLayers: 3,
  }),
  variant('rtdetr-r34', 'medium', 31e6, 92, {
    backbone: { layer: 'basic', depths: [3, 4, 6, 3] },
    encoder: { channels: 256, feedForward: 1024, fusionChannels: 128 },
    decoderLayers: 4,
  }),
  variant('rtdetr-r50', 'large', 42e6, 136, {
    backbone: { layer: 'bottleneck', depths: [3, 4, 6, 3] },
    encoder: { channels: 256, feedForward: 1024, fusionChannels: 256 },
    decoderLayers: 6,
  }),
  variant('rtdetr-r101', 'extra-large', 76e6, 259, {
    backbone: { layer: 'bottleneck', depths: [3, 4, 23, 3] },
    encoder: { channels: 384, feedForward: 2048, fusionChannels: 384 },
    decoderLayers: 6,
  }),
];

/** @throws {RangeError} listing the variants there are. */
export function findVariant(name: string): RtdetrVariant {
  const found = variants.find((candidate) => candidate.name === name);
  if (!found) {
    throw new RangeError(
      `Unknown RT-DETR variant "${name}"; known are ${variants.map((known) => known.name).join(', ')}`,
    );
  }
  return found;
}
