import type { ImageSize, RgbImage } from '@framegate/model-family';
import { type ColumnSegment, writeColumns } from './column-segments.js';
import { type AxisTable, interpolationTable } from './interpolation.js';
import { place, type Placement } from './placement.js';
import { RowKernel } from './row-kernel.js';

/** The grey that surrounds an image. */
const border = 114 / 255;

/** Tables for scaling images of one size. */
interface Scaling {
  readonly source: ImageSize;
  readonly rows: AxisTable;
  readonly segments: readonly ColumnSegment[];
}

/**
 * Writes images into an NCHW input of 0…1: scaled to fit, centred, the rest grey. A border is written and tables are
 * made only when sizes change, so a stream of equal images pays for its pixels alone.
 */
export class Letterbox {
  readonly #target: ImageSize;
  readonly #kernel: RowKernel;
  readonly #bordered: (Placement | undefined)[] = [];
  #scaling: Scaling | undefined;

  constructor(target: ImageSize, batch: number) {
    this.#target = target;
    this.#kernel = new RowKernel(target, batch);
  }

  get tensor(): Float32Array {
    return this.#kernel.tensor;
  }

  write(image: RgbImage, slot: number): Placement {
    const placement = place(image, this.#target);
    const start = slot * 3 * this.#target.height * this.#target.width;
    this.#writeBorder(start, slot, placement);

    const at = start + placement.top * this.#target.width + placement.left;
    const { source, scaled } = placement;
    if (source.width === scaled.width && source.height === scaled.height) this.#copy(image, at);
    else this.#scale(image, placement, at);
    return placement;
  }

  #copy(image: RgbImage, at: number): void {
    const together = this.#kernel.rowsOf(image.width);
    for (let y = 0; y < image.height; y += together) {
      const rows = Math.min(together, image.height - y);
      this.#kernel.convert(image, y, rows, at + y * this.#target.width);
    }
  }

  #scale(image: RgbImage, placement: Placement, at: number): void {
    const { rows, segments } = this.#scalingOf(placement);
    for (let y = 0; y < placement.scaled.height; y++) {
      const row = at + y * this.#target.width;
      for (const segment of segments) {
        this.#kernel.blend(image, rows.first[y]!, rows.second[y]!, rows.weight[y]!, segment, row);
      }
    }
  }

  /** The scaled size follows from the source's. */
  #scalingOf({ source, scaled }: Placement): Scaling {
    const before = this.#scaling;
    if (before?.source.width === source.width && before.source.height === source.height) return before;
    const columns = interpolationTable(source.width, scaled.width);
    this.#scaling = {
      source,
      rows: interpolationTable(source.height, scaled.height),
      segments: writeColumns(columns, this.#kernel.columns, this.#kernel.rowRoom),
    };
    return this.#scaling;
  }

  #writeBorder(start: number, slot: number, placement: Placement): void {
    const before = this.#bordered[slot];
    if (before && coversSame(before, placement)) return;
    this.tensor.fill(border, start, start + 3 * this.#target.height * this.#target.width);
    this.#bordered[slot] = placement;
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
