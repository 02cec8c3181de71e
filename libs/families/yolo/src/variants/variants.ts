import type { SizeClass, VariantInfo } from '@framegate/model-family';
import { type Scale, type ScaleName, scales } from './scale.js';

/** Networks of one layer table. */
export type Generation = 'yolo11' | 'yolo12';

export interface YoloVariant extends VariantInfo {
  readonly generation: Generation;
  readonly scale: Scale;
}

const sizeClasses: Readonly<Record<ScaleName, SizeClass>> = {
  n: 'nano',
  s: 'small',
  m: 'medium',
  l: 'large',
  x: 'extra-large',
};

/** Millions of parameters and GFLOPs at 640×640 as the authors publish them for the folded model, attention counted. */
const published: Readonly<
  Record<Generation, Readonly<Record<ScaleName, readonly [parameters: number, gflops: number]>>>
> = {
  yolo11: {
    n: [2.6, 6.5],
    s: [9.4, 21.5],
    m: [20.1, 68.0],
    l: [25.3, 86.9],
    x: [56.9, 194.9],
  },
  yolo12: {
    n: [2.6, 7.6],
    s: [9.3, 23.7],
    m: [20.2, 71.3],
    l: [26.4, 96.3],
    x: [59.1, 210.2],
  },
};

const generations = Object.keys(published) as Generation[];
const scaleNames = Object.keys(scales) as ScaleName[];

export const variants: readonly YoloVariant[] = generations.flatMap((generation) =>
  scaleNames.map((name) => {
    const [millions, gflops] = published[generation][name];
    return {
      name: `${generation}${name}`,
      generation,
      scale: scales[name],
      sizeClass: sizeClasses[name],
      nativeSize: { height: 640, width: 640 },
      weightsLicence: 'AGPL-3.0',
      published: { parameters: millions * 1e6, gflops },
    };
  }),
);

/** @throws {RangeError} listing the variants there are. */
export function findVariant(name: string): YoloVariant {
  const variant = variants.find((candidate) => candidate.name === name);
  if (!variant) {
    throw new RangeError(
      `Unknown YOLO variant "${name}"; known are ${variants.map((known) => known.name).join(', ')}`,
    );
  }
  return variant;
}
