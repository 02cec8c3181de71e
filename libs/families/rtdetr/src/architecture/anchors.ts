import type { Tensor } from '@framegate/model-graph';

/** Height and width of a map. */
export type MapSize = readonly [height: number, width: number];

export function mapSize({ shape }: Tensor): MapSize {
  return [shape[2]!, shape[3]!];
}

/** Side of an anchor on the finest level, as a share of the image; each level's is twice as large. */
const finestSide = 0.05;
/** An anchor counts where all of its numbers lie between these. */
const [lowest, highest] = [0.01, 0.99];
/** Stands for infinity in logits: its sigmoid is 1. */
const largestFloat32 = 3.4028234663852886e38;

export interface Anchors {
  /** [cells, 4]: logits of cx, cy, w and h as shares of the image. */
  readonly logits: Float32Array;
  /** [cells]: 1 where the anchor counts, else 0. */
  readonly valid: Float32Array;
}

/** A box around each cell of all levels, finest first, cells row by row; computed in double precision. */
export function anchorsOf(levels: readonly MapSize[]): Anchors {
  const cells = levels.reduce((sum, [height, width]) => sum + height * width, 0);
  const logits = new Float32Array(4 * cells).fill(largestFloat32);
  const valid = new Float32Array(cells);
  let cell = 0;
  levels.forEach(([height, width], level) => {
    const side = finestSide * 2 ** level;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++, cell++) {
        const anchor = [(column + 0.5) / width, (row + 0.5) / height, side, side];
        if (anchor.some((share) => share <= lowest || share >= highest)) continue;
        valid[cell] = 1;
        logits.set(anchor.map(logit), 4 * cell);
      }
    }
  });
  return { logits, valid };
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
