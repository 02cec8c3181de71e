import { gather, padEnd, reduceMax, reshape, type Tensor } from '@framegate/model-graph';
import {
  describeOrder,
  imagesOf,
  pooledOrder,
  rasterPlaces,
  sameOrder,
  tokenCount,
  type TokenOrder,
} from './token-order.js';

/** The cells of square grids as rows [tokens of all images, C]. */
export interface Tokens {
  readonly x: Tensor;
  readonly order: TokenOrder;
  /** Of the grid. */
  readonly side: number;
}

/**
 * The same tokens in another order. Where `order` reaches beyond the grid it gets rows of zeros; where it does not,
 * such rows are left out. Copying whole rows by a table is many times faster than transposing does the same.
 */
export function reordered({ x, order: from, side }: Tokens, order: TokenOrder): Tokens {
  if (sameOrder(from, order)) return { x, order, side };
  const rows = side * side * imagesOf(order);
  const padded = tokenCount(order) > rows ? padEnd(x, [1, 0]) : x;
  const name = `rows_${side}_${describeOrder(from)}_${describeOrder(order)}`;
  const table = x.graph.table(name, [tokenCount(order)], () => rowTable(from, order, side));
  return { x: gather(padded, table, 0), order, side };
}

/** For each row of an order the row of another that holds the same token; the one after the last outside the grid. */
function rowTable(from: TokenOrder, to: TokenOrder, side: number): BigInt64Array {
  const rowAt = new BigInt64Array(side * side * imagesOf(from));
  rasterPlaces(from, side).forEach((place, row) => {
    if (place >= 0) rowAt[place] = BigInt(row);
  });
  return BigInt64Array.from(rasterPlaces(to, side), (place) =>
    place < 0 ? BigInt(rowAt.length) : rowAt[place]!,
  );
}

/** The largest of each 2×2 cells, channel by channel. `order` must begin with the two loops over them. */
export function maxPooled({ x, order, side }: Tokens): Tokens {
  const [, channels] = x.shape as [number, number];
  const cells = reshape(x, [4, tokenCount(order) / 4, channels]);
  return { x: reduceMax(cells, 0), order: pooledOrder(order), side: side / 2 };
}
