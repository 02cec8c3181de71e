import type { ImageSize, RgbImage } from '@framegate/model-family';
import { place, type Placement } from './placement.js';
import { type Planes, splitPlanes } from './planes.js';
import { Resampler } from './resampler.js';
import { unitValues } from './unit-values.js';

/** The grey that surrounds an image, as a level of 255. */
const borderLevel = 114;

/**
 * Writes images into an NCHW input of 0…1: scaled to fit, centred, the rest grey.
 * A border is written only when it changes, so a stream of equal images pays for its pixels alone.
 */
export class Letterbox {
  readonly #target: ImageSize;
  readonly #slots: readonly Planes[];
  readonly #bordered: (Placement | undefined)[] = [];
  #resampler: Resampler | undefined;

  constructor(target: ImageSize, tensor: Float32Array, batch: number) {
    this.#target = target;
    this.#slots = splitPlanes(tensor, batch, target.width * target.height);
  }

  write(image: RgbImage, slot: number): Placement {
    const planes = this.#slots[slot];
    if (!planes) throw new RangeError(`Expected a slot from 0 to ${this.#slots.length - 1}, got ${slot}.`);
    const placement = place(image, this.#target);
    this.#writeBorder(planes, slot, placement);

    const offset = placement.top * this.#target.width + placement.left;
    const { source, scaled } = placement;
    if (source.width === scaled.width && source.height === scaled.height) {
      copy(image, planes, offset, this.#target.width);
    } else {
      if (!this.#resampler?.fits(source, scaled)) this.#resampler = new Resampler(source, scaled);
      this.#resampler.write(image, planes, offset, this.#target.width);
    }
    return placement;
  }

  #writeBorder(planes: Planes, slot: number, placement: Placement): void {
    const before = this.#bordered[slot];
    if (before && coversSame(before, placement)) return;
    for (const plane of planes) plane.fill(unitValues[borderLevel]!);
    this.#bordered[slot] = placement;
  }
}

function copy(image: RgbImage, planes: Planes, offset: number, stride: number): void {
  for (let y = 0; y < image.height; y++) {
    copyRow(image.data, y * image.width * 3, image.width, planes, offset + y * stride);
  }
}

/** A function of its own because V8 compiles one that is called for each row to code three times as fast. */
function copyRow(
  pixels: Uint8Array,
  start: number,
  width: number,
  [red, green, blue]: Planes,
  to: number,
): void {
  for (let x = 0, from = start; x < width; x++, from += 3) {
    red[to + x] = unitValues[pixels[from]!]!;
    green[to + x] = unitValues[pixels[from + 1]!]!;
    blue[to + x] = unitValues[pixels[from + 2]!]!;
  }
}

function coversSame(one: Placement, other: Placement): boolean {
  return (
    one.left === other.left &&
    one.top === other.top &&
    one.scaled.width === other.scaled.width &&
    one.scaled.height === other.scaled.height
  );
}
