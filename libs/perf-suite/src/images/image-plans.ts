import type { Complexity } from './test-image.js';

/** What one generated image is to be. */
export interface ImagePlan {
  readonly complexity: Complexity;
  readonly width: number;
  readonly height: number;
  readonly format: 'jpeg' | 'png';
}

type Row = readonly [Complexity, number, number, ImagePlan['format']];

const toPlan = ([complexity, width, height, format]: Row): ImagePlan => ({
  complexity,
  width,
  height,
  format,
});

/** Each size is a common one: an icon, a thumbnail, VGA, a square model input, a phone's portrait, HD, full HD. */
const standard: readonly Row[] = [
  ['simple', 64, 64, 'png'],
  ['medium', 320, 240, 'jpeg'],
  ['complex', 640, 480, 'jpeg'],
  ['simple', 640, 640, 'jpeg'],
  ['medium', 1280, 720, 'png'],
  ['complex', 1920, 1080, 'jpeg'],
  ['simple', 1280, 720, 'jpeg'],
  ['medium', 64, 64, 'jpeg'],
  ['complex', 480, 640, 'png'],
  ['simple', 320, 240, 'png'],
  ['medium', 1920, 1080, 'jpeg'],
  ['complex', 224, 224, 'jpeg'],
];

const gridSizes = [
  [64, 64],
  [224, 224],
  [320, 240],
  [640, 480],
  [640, 640],
  [1280, 720],
  [1920, 1080],
] as const;

/** All in one format, so that sizes and contents compare. */
const grid: readonly Row[] = gridSizes.flatMap(([width, height]) =>
  (['simple', 'medium', 'complex'] as const).map((complexity): Row => [complexity, width, height, 'jpeg']),
);

/** standard: a mixture of sizes, contents and formats; grid: every size with every content. */
export const imagePlans = { standard: standard.map(toPlan), grid: grid.map(toPlan) };
export type ImageSet = keyof typeof imagePlans;
