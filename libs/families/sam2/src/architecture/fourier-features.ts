import { concat, cos, matmul, mul, sin, sub, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';

/** The two rows of the matrix are for x and y. */
export const fourierShape = [2, 128] as const;

/**
 * Random Fourier features (Tancik et al., 2020) of places [N, B, 2], x and y as shares of the image: sines, then cosines,
 * of 128 directions → [N, B, 256].
 */
export function fourierFeatures(network: Network, places: Tensor): Tensor {
  const { graph } = network;
  const matrix = network.weight(
    'sam_prompt_encoder.pe_layer.positional_encoding_gaussian_matrix',
    fourierShape,
  );
  const centred = sub(mul(places, graph.floats([2])), graph.floats([1]));
  const angles = mul(matmul(centred, matrix), graph.floats([2 * Math.PI]));
  return concat([sin(angles), cos(angles)], -1);
}

/** Position of each cell [side², 1, 256] of the grid that prompts are answered on, in raster order. */
export function gridPositions(network: Network, side: number): Tensor {
  const places = Float32Array.from({ length: 2 * side * side }, (_, index) => {
    const cell = index >> 1;
    return ((index % 2 === 0 ? cell % side : Math.floor(cell / side)) + 0.5) / side;
  });
  return fourierFeatures(network, network.graph.constant('grid', [side * side, 1, 2], places));
}
