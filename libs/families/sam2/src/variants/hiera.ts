/** A Hiera backbone (Ryali et al., 2023) as SAM 2 configures it: four stages, each half the grid of the one before. */
export interface Hiera {
  /** Channels of the first stage; each further stage has twice as many, and twice the heads. */
  readonly width: number;
  readonly heads: number;
  /** Blocks of each stage. */
  readonly depths: readonly [number, number, number, number];
  /** Side of the attention windows of each stage. */
  readonly windows: readonly [number, number, number, number];
  /** Blocks, counted through all stages, that attend to the whole grid. */
  readonly globalBlocks: readonly number[];
  /** Side of the stored position embedding, which is enlarged to the first grid. */
  readonly positionSide: number;
}

export interface BlockShape {
  readonly index: number;
  readonly stage: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly heads: number;
  /** Side of the grid that comes in. */
  readonly side: number;
  /** Side of the windows that the grid is cut into; the grid's own for attention to all of it. */
  readonly window: number;
  /** Whether queries are pooled 2×2, so that a grid of half the side comes out. */
  readonly pools: boolean;
}

/**
 * The first block of a stage pools, and still cuts windows as the stage before did; its channels and heads are already
 * those of its own stage.
 */
export function blockTable(
  { width, heads, depths, windows, globalBlocks }: Hiera,
  side: number,
): BlockShape[] {
  const stages = depths.flatMap((depth, stage) => Array<number>(depth).fill(stage));
  return stages.map((stage, index) => {
    const previous = stages[index - 1] ?? stage;
    const inSide = side / 2 ** previous;
    return {
      index,
      stage,
      inChannels: width * 2 ** previous,
      outChannels: width * 2 ** stage,
      heads: heads * 2 ** stage,
      side: inSide,
      window: globalBlocks.includes(index) ? inSide : windows[previous]!,
      pools: stage !== previous,
    };
  });
}
