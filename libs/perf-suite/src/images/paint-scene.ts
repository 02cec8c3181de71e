import type { RgbImage } from '@framegate/model-family';
import { fractalNoise } from './noise.js';
import { Random } from './random.js';
import {
  blendAt,
  covers,
  randomColour,
  type Colour,
  type Outline,
  type Pattern,
  type Shape,
} from './shapes.js';
import type { Complexity } from './test-image.js';

// Bound once: a global is slow to look up inside jest's sandbox.
const { floor, min, max } = Math;

interface Recipe {
  readonly shapes: number;
  /** Half extents in thousandths of the image's shorter side. */
  readonly extent: readonly [smallest: number, largest: number];
  readonly outlines: readonly [Outline, ...Outline[]];
  readonly patterns: readonly [Pattern, ...Pattern[]];
  /** Swing of the backdrop's texture and of the grain laid over everything, in grey levels. */
  readonly texture: number;
  readonly grain: number;
}

const recipes: Record<Complexity, Recipe> = {
  simple: {
    shapes: 7,
    extent: [90, 260],
    outlines: ['ellipse', 'rectangle'],
    patterns: ['shaded'],
    texture: 12,
    grain: 0,
  },
  medium: {
    shapes: 26,
    extent: [40, 190],
    outlines: ['ellipse', 'rectangle', 'triangle'],
    patterns: ['shaded', 'shaded', 'stripes', 'mottled'],
    texture: 70,
    grain: 8,
  },
  complex: {
    shapes: 90,
    extent: [15, 170],
    outlines: ['ellipse', 'rectangle', 'triangle', 'ring'],
    patterns: ['shaded', 'stripes', 'checks', 'mottled'],
    texture: 150,
    grain: 26,
  },
};

/** Paints a scene of its own for each seed. The arithmetic is on integers, so the pixels are the same everywhere. */
export function paintScene(width: number, height: number, complexity: Complexity, seed: number): RgbImage {
  const recipe = recipes[complexity];
  const random = new Random(seed);
  const image = { data: new Uint8Array(width * height * 3), width, height };
  paintBackdrop(image, recipe, random);
  for (let index = 0; index < recipe.shapes; index++) paintShape(image, randomShape(image, recipe, random));
  if (recipe.grain > 0) addGrain(image, recipe.grain, random);
  return image;
}

function randomShape(image: RgbImage, recipe: Recipe, random: Random): Shape {
  const shorter = min(image.width, image.height);
  const extent = () => 1 + floor((shorter * random.between(...recipe.extent)) / 1000);
  return {
    x: random.between(0, image.width - 1),
    y: random.between(0, image.height - 1),
    halfWidth: extent(),
    halfHeight: extent(),
    outline: random.pick(recipe.outlines),
    pattern: random.pick(recipe.patterns),
    colours: [randomColour(random), randomColour(random)],
    period: 2 + floor((shorter * random.between(8, 40)) / 1000),
    seed: random.next(),
  };
}

function paintBackdrop(image: RgbImage, recipe: Recipe, random: Random): void {
  const [top, bottom] = [randomColour(random), randomColour(random)];
  const seed = random.next();
  const cell = 4 + (min(image.width, image.height) >> 3);
  for (let y = 0; y < image.height; y++) {
    const blend = floor((256 * y) / image.height);
    for (let x = 0; x < image.width; x++) {
      const texture = ((fractalNoise(x, y, cell, seed) - 128) * recipe.texture) >> 7;
      setPixel(image, x, y, top, bottom, blend, texture);
    }
  }
}

function paintShape(image: RgbImage, shape: Shape): void {
  const lastY = min(image.height - 1, shape.y + shape.halfHeight);
  const lastX = min(image.width - 1, shape.x + shape.halfWidth);
  for (let y = max(0, shape.y - shape.halfHeight); y <= lastY; y++) {
    for (let x = max(0, shape.x - shape.halfWidth); x <= lastX; x++) {
      const [dx, dy] = [x - shape.x, y - shape.y];
      if (covers(shape, dx, dy)) setPixel(image, x, y, ...shape.colours, blendAt(shape, dx, dy), 0);
    }
  }
}

function addGrain(image: RgbImage, swing: number, random: Random): void {
  const { data } = image;
  for (let index = 0; index < data.length; index++) {
    data[index] = clampByte((data[index] ?? 0) + random.between(-swing, swing));
  }
}

function setPixel(
  image: RgbImage,
  x: number,
  y: number,
  first: Colour,
  second: Colour,
  blend: number,
  offset: number,
): void {
  const at = (y * image.width + x) * 3;
  image.data[at] = clampByte(((first[0] * (256 - blend) + second[0] * blend) >> 8) + offset);
  image.data[at + 1] = clampByte(((first[1] * (256 - blend) + second[1] * blend) >> 8) + offset);
  image.data[at + 2] = clampByte(((first[2] * (256 - blend) + second[2] * blend) >> 8) + offset);
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
