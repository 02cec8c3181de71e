import { add, concat, cos, matmul, mul, relu, reshape, sin, type Tensor } from '@framegate/model-graph';
import { linear, type Network } from '@framegate/network-blocks';
import { memoryWidth } from '../projector/projector.js';

/** Wavelengths of a coordinate, each as a sine and a cosine. */
const waves = memoryWidth / 4;
const perCoordinate = 2 * waves;
const coordinates = 4;
const temperature = 10000;
/** Places of cx, cy, w, h in the checkpoint's order, which puts y first. */
const officialPlace = [1, 0, 2, 3] as const;

/**
 * Positions of queries from their boxes [B, Q, 4]: sines and cosines of every coordinate through two layers → [B, Q, 256].
 * The checkpoint has sines and cosines take turns; here the sines come first, and the rows of the first layer's weights
 * are put in that order instead.
 */
export function queryPositions(network: Network, path: string, reference: Tensor): Tensor {
  const inputs = coordinates * perCoordinate;
  const spec = network.require({ name: `${path}.layers.0.weight`, shape: [memoryWidth, inputs] });
  const weight = network.stored(spec.name, [inputs, memoryWidth], () => reordered(network.source.read(spec)));
  const bias = network.weight(`${path}.layers.0.bias`, [memoryWidth]);
  const hidden = network.at(path, () => relu(add(matmul(sineEmbedding(reference), weight), bias)));
  return linear(network, `${path}.layers.1`, hidden, memoryWidth);
}

/** [B, Q, 4] → [B, Q, 4 · 128]: for each coordinate the sines of all wavelengths, then the cosines. */
function sineEmbedding(reference: Tensor): Tensor {
  const { graph } = reference;
  const [batch, queries] = reference.shape as [number, number];
  const frequencies = Float32Array.from(
    { length: waves },
    (_, wave) => (2 * Math.PI) / temperature ** (wave / waves),
  );
  const angles = mul(
    reshape(reference, [batch, queries, coordinates, 1]),
    graph.constant('transformer.decoder.frequencies', [waves], frequencies),
  );
  return reshape(concat([sin(angles), cos(angles)], 3), [batch, queries, coordinates * perCoordinate]);
}

/** From W [out, in] to Wᵀ with its rows in the order of `sineEmbedding`. */
function reordered(matrix: Float32Array): Float32Array {
  const inputs = coordinates * perCoordinate;
  const result = new Float32Array(matrix.length);
  for (let input = 0; input < inputs; input++) {
    const coordinate = Math.floor(input / perCoordinate);
    const isCosine = Math.floor((input % perCoordinate) / waves);
    const official = officialPlace[coordinate]! * perCoordinate + 2 * (input % waves) + isCosine;
    for (let output = 0; output < memoryWidth; output++) {
      result[input * memoryWidth + output] = matrix[output * inputs + official]!;
    }
  }
  return result;
}
