import { add, matmul, reshape, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { bicubicWeights } from './bicubic-weights.js';

const path = 'image_encoder.trunk';

export interface PositionShape {
  readonly channels: number;
  /** Of the stored embedding. */
  readonly storedSide: number;
  /** Of the embedding that a window repeats. */
  readonly window: number;
  /** Of the grid. */
  readonly side: number;
}

/**
 * Position of each token [side², channels] in raster order: a stored map enlarged bicubically, and another repeated in
 * every window. It follows from weights alone, so runtimes work it out while they load the model.
 */
export function positionEmbedding(network: Network, shape: PositionShape): Tensor {
  const { channels, storedSide, window, side } = shape;
  const stored = network.weight(`${path}.pos_embed`, [1, channels, storedSide, storedSide]);
  const repeated = network.weight(`${path}.pos_embed_window`, [1, channels, window, window]);
  return network.at(`${path}.pos_embed`, () => {
    const weights = network.graph.constant(
      'bicubic',
      [side, storedSide],
      Float32Array.from(bicubicWeights(side, storedSide).flat()),
    );
    const last = (x: Tensor) => transpose(x, [0, 2, 3, 1]);
    const rows = matmul(weights, reshape(last(stored), [storedSide, storedSide * channels]));
    const enlarged = matmul(weights, reshape(rows, [side, storedSide, channels]));
    const windows = side / window;
    const perWindow = reshape(enlarged, [windows, window, windows, window, channels]);
    const sum = add(perWindow, reshape(last(repeated), [1, window, 1, window, channels]));
    return reshape(sum, [side * side, channels]);
  });
}
