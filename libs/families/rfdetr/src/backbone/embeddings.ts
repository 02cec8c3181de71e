import { add, concat, conv, expand, reshape, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { resizeBicubic } from '../weights/resize-bicubic.js';
import { type PatchGrid, patchSize, windowCount, windowSize, windowsPerSide } from './patch-grid.js';

/** Numbers of a token. */
export const width = 384;

/**
 * Images [B, 3, H, W] as tokens [tokens of a window, windows, B, 384]: a class token, then the window's patches row by
 * row. Tokens come first so that joining the windows of an image, or parting them, moves nothing in memory.
 */
export function embeddings(
  network: Network,
  path: string,
  images: Tensor,
  grid: PatchGrid,
  nativeSide: number,
): Tensor {
  const projection = `${path}.patch_embeddings.projection`;
  const weight = network.weight(`${projection}.weight`, [width, 3, patchSize, patchSize]);
  const bias = network.weight(`${projection}.bias`, [width]);
  const { patches, classToken } = positions(network, path, grid, nativeSide);
  const patched = network.at(projection, () => conv(images, weight, bias, { stride: patchSize }));
  return network.at(path, () => {
    const placed = add(windowed(patched, grid), patches);
    return concat([expand(classToken, [1, windowCount, grid.batch, width]), placed], 0);
  });
}

/** [B, C, rows, columns] as [patches of a window, windows, B, C]. */
function windowed(x: Tensor, grid: PatchGrid): Tensor {
  const [rows, columns] = windowSize(grid);
  const cut = reshape(x, [grid.batch, width, windowsPerSide, rows, windowsPerSide, columns]);
  return reshape(transpose(cut, [3, 5, 2, 4, 0, 1]), [rows * columns, windowCount, grid.batch, width]);
}

/** What is added to patches [patches of a window, windows, 1, C], and the class token with its position added. */
function positions(network: Network, path: string, grid: PatchGrid, nativeSide: number) {
  const table = network.require({
    name: `${path}.position_embeddings`,
    shape: [1, nativeSide * nativeSide + 1, width],
  });
  const token = network.require({ name: `${path}.cls_token`, shape: [1, 1, width] });
  const [rows, columns] = windowSize(grid);
  const patches = network.stored(table.name, [rows * columns, windowCount, 1, width], () => {
    const native = network.source.read(table).subarray(width);
    return windowedTable(resizeBicubic(native, [nativeSide, nativeSide], [grid.rows, grid.columns]), grid);
  });
  const classToken = network.stored(token.name, [1, 1, 1, width], () => {
    const position = network.source.read(table);
    return network.source.read(token).map((value, channel) => value + position[channel]!);
  });
  return { patches, classToken };
}

/** Rows of an image's patches, in the order of tokens. */
function windowedTable(table: Float64Array, grid: PatchGrid): Float32Array {
  const [rows, columns] = windowSize(grid);
  const result = new Float32Array(table.length);
  for (let patch = 0; patch < grid.rows * grid.columns; patch++) {
    const row = Math.floor(patch / grid.columns);
    const column = patch % grid.columns;
    const token = (row % rows) * columns + (column % columns);
    const window = Math.floor(row / rows) * windowsPerSide + Math.floor(column / columns);
    result.set(table.subarray(patch * width, (patch + 1) * width), (token * windowCount + window) * width);
  }
  return result;
}
