/** One of the nested loops in which a tensor's rows run over the tokens of a grid. */
export interface TokenAxis {
  readonly over: 'rows' | 'columns' | 'images';
  readonly size: number;
  /** Grid cells (or images) from one turn to the next. */
  readonly step: number;
}

/**
 * The order in which the tokens of square grids follow each other, the outermost loop first. Attention, normalisation and
 * linear layers do not care about it, so tokens lie where those that belong together are found without moving any:
 * the places within a window outermost, the four cells that pooling joins before all others, images innermost.
 */
export type TokenOrder = readonly TokenAxis[];

/** Image by image, row by row. */
export function rasterOrder(side: number, batch: number): TokenOrder {
  return [
    { over: 'images', size: batch, step: 1 },
    { over: 'rows', size: side, step: 1 },
    { over: 'columns', size: side, step: 1 },
  ];
}

/** Places within a window, then windows, then images; windows that stick out of the grid count whole. */
export function windowOrder(side: number, window: number, batch: number): TokenOrder {
  const within: TokenAxis[] = [];
  let rest = window;
  let step = 1;
  for (; rest % 2 === 0; rest /= 2, step *= 2) within.push(...square(2, step));
  if (rest > 1) within.push(...square(rest, step));
  return [...within, ...square(Math.ceil(side / window), window), { over: 'images', size: batch, step: 1 }];
}

/** What is left when each 2×2 cells, the two outermost loops, have become one. */
export function pooledOrder(order: TokenOrder): TokenOrder {
  return order.slice(2).map((axis) => (axis.over === 'images' ? axis : { ...axis, step: axis.step / 2 }));
}

export function sameOrder(a: TokenOrder, b: TokenOrder): boolean {
  return describeOrder(a) === describeOrder(b);
}

export function tokenCount(order: TokenOrder): number {
  return order.reduce((product, { size }) => product * size, 1);
}

export function imagesOf(order: TokenOrder): number {
  return order.find(({ over }) => over === 'images')!.size;
}

/** Short and unmistakable, for names of tables: `r2c2r32x2c32x2i1`. */
export function describeOrder(order: TokenOrder): string {
  return order.map(({ over, size, step }) => `${over[0]}${size}${step === 1 ? '' : `x${step}`}`).join('');
}

/** For each token of `order` its place in raster order, or −1 outside the grid. */
export function rasterPlaces(order: TokenOrder, side: number): Int32Array {
  const rows = positions(order, 'rows');
  const columns = positions(order, 'columns');
  const images = positions(order, 'images');
  const places = new Int32Array(rows.length);
  for (let token = 0; token < places.length; token++) {
    const row = rows[token]!;
    const column = columns[token]!;
    const inside = row < side && column < side;
    places[token] = inside ? (images[token]! * side + row) * side + column : -1;
  }
  return places;
}

/** The row, column or image of each token: every loop repeats those within it. */
function positions(order: TokenOrder, over: TokenAxis['over']): Int32Array {
  let outer = new Int32Array(1);
  for (const axis of order) {
    const step = axis.over === over ? axis.step : 0;
    const inner = new Int32Array(outer.length * axis.size);
    for (let index = 0, at = 0; index < outer.length; index++) {
      const start = outer[index]!;
      for (let turn = 0; turn < axis.size; turn++, at++) inner[at] = start + turn * step;
    }
    outer = inner;
  }
  return outer;
}

function square(size: number, step: number): TokenAxis[] {
  return [
    { over: 'rows', size, step },
    { over: 'columns', size, step },
  ];
}
