import type { Random } from './random.js';
import { valueNoise } from './noise.js';

// Bound once: a global is slow to look up inside jest's sandbox.
const { abs, floor } = Math;

export type Colour = readonly [red: number, green: number, blue: number];
export type Outline = 'ellipse' | 'rectangle' | 'triangle' | 'ring';
export type Pattern = 'shaded' | 'stripes' | 'checks' | 'mottled';

/** A thing in a scene. Lengths in pixels, all integers. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly outline: Outline;
  readonly pattern: Pattern;
  readonly colours: readonly [Colour, Colour];
  /** Pattern period in pixels. */
  readonly period: number;
  readonly seed: number;
}

export function randomColour(random: Random): Colour {
  return [random.between(0, 255), random.between(0, 255), random.between(0, 255)];
}

/** Whether the point, given relative to the shape's centre, lies on it. */
export function covers(shape: Shape, dx: number, dy: number): boolean {
  const { halfWidth: w, halfHeight: h } = shape;
  if (abs(dx) > w || abs(dy) > h) return false;
  switch (shape.outline) {
    case 'rectangle':
      return true;
    case 'triangle':
      return 2 * abs(dx) * h <= (dy + h) * w;
    case 'ellipse':
      return dx * dx * h * h + dy * dy * w * w <= w * w * h * h;
    case 'ring': {
      const distance = dx * dx * h * h + dy * dy * w * w;
      return distance <= w * w * h * h && 4 * distance >= w * w * h * h;
    }
  }
}

/** How much of the second colour the point has, 0 … 256. */
export function blendAt(shape: Shape, dx: number, dy: number): number {
  const { period } = shape;
  switch (shape.pattern) {
    case 'shaded':
      return floor(
        (256 * (dx + shape.halfWidth + dy + shape.halfHeight)) /
          (2 * (shape.halfWidth + shape.halfHeight) + 1),
      );
    case 'stripes':
      return floor((dx + dy + 8192) / period) % 2 === 0 ? 0 : 256;
    case 'checks':
      return (floor((dx + 8192) / period) + floor((dy + 8192) / period)) % 2 === 0 ? 0 : 256;
    case 'mottled':
      return valueNoise(dx + 8192, dy + 8192, period, shape.seed);
  }
}
