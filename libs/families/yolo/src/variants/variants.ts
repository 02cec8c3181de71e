import type { SizeClass, VariantInfo } from '@framegate/model-family';
import { type Scale, type ScaleName, scales } from './scale.js';

export interface YoloVariant extends VariantInfo {
  readonly scale: Scale;
}

const sizeClasses: Readonly<Record<ScaleName, SizeClass>> = {
  n: 'nano',
  s: 'small',
  m: 'medium',
  l: 'large',
  x: 'extra-large',
};

/** Millions of parameters and GFLOPs at 640×640 as the authors publish them for the folded model. */
const publishedYolo11: Readonly<Record<ScaleName, [parameters: number, gflops: number]>> = {
  n: [2.6, 6.5],
  s: [9.4, 21.5],
  m: [20.1, 68.0],
  l: [25.3, 86.9],
  x: [56.9, 194.9],
};

export const variants: readonly YoloVariant[] = (Object.keys(scales) as ScaleName[]).map((name) => {
  const [millions, gflops] = publishedYolo11[name];
  return {
    name: `yolo11${name}`,
    scale: scales[name],
    sizeClass: sizeClasses[name],
    nativeSize: { height: 640, width: 640 },
    weightsLicence: 'AGPL-3.0',
    published: { parameters: millions * 1e6, gflops },
  };
});

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
