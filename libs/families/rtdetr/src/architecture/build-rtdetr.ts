import type { BuildRequest } from '@framegate/model-family';
import {
  concat,
  GraphBuilder,
  type ModelGraph,
  reshape,
  type Tensor,
  transpose,
} from '@framegate/model-graph';
import { checkBatch, checkSides, Network } from '@framegate/network-blocks';
import { findVariant } from '../variants/variants.js';
import { alternativesOf } from '../weights/alternatives.js';
import { mapSize } from './anchors.js';
import { backbone } from './backbone.js';
import { convNorm } from './conv-norm.js';
import { decoder, type Predictions } from './decoder.js';
import { hybridEncoder } from './hybrid-encoder.js';
import { type QuerySelection, selectQueries } from './query-selection.js';
import { decoderChannels, queries } from './settings.js';

const sizeMultiple = 32;

/** A variant's network before it is closed: what a test may look into. */
export interface BuiltRtdetr {
  readonly network: Network;
  /** Maps of the backbone and of the encoder, finest first. */
  readonly backbone: readonly Tensor[];
  readonly encoder: readonly Tensor[];
  /** [B, cells, C] */
  readonly memory: Tensor;
  readonly selection: QuerySelection;
  readonly predictions: Predictions;
}

/** The official export's signature: `pixel_values` [B, 3, H, W] float32, RGB, 0…1 → `logits`, `pred_boxes`. */
export function buildRtdetr(request: BuildRequest): ModelGraph {
  const { network, predictions } = partsOf(request);
  network.graph.output('logits', predictions.logits);
  network.graph.output('pred_boxes', predictions.boxes);
  return network.graph.finish({
    name: request.variant,
    producer: { name: 'framegate', version: '0.1.0' },
    metadata: { description: `${request.variant}, weights: ${request.weights.id}` },
  });
}

/** @throws {RangeError} for an image size or batch that the network does not allow. */
export function partsOf(request: BuildRequest): BuiltRtdetr {
  checkSides(request, sizeMultiple);
  checkCells(request);
  checkBatch(request);
  const { imageSize, batch, weights } = request;
  const variant = findVariant(request.variant);
  const graph = new GraphBuilder();
  const images = graph.input('pixel_values', 'float32', [batch, 3, imageSize.height, imageSize.width]);
  const network = new Network(graph, weights, alternativesOf);
  const maps = backbone(network, images, variant.backbone);
  const encoded = hybridEncoder(network, maps, variant.encoder);
  const projected = projectMaps(network, encoded);
  const memory = rowsOf(network, projected);
  const selection = selectQueries(network, memory, projected.map(mapSize));
  const predictions = decoder(network, selection, projected, variant.decoderLayers);
  return { network, backbone: maps, encoder: encoded, memory, selection, predictions };
}

/** The encoder's maps with the decoder's channels. */
function projectMaps(network: Network, maps: readonly Tensor[]): Tensor[] {
  const options = { outChannels: decoderChannels, kernel: 1 };
  return maps.map((map, level) =>
    convNorm(network, 'projection', `model.decoder_input_proj.${level}`, map, options),
  );
}

/** The cells of all maps, finest first, row by row: [B, cells, C]. */
function rowsOf(network: Network, maps: readonly Tensor[]): Tensor {
  return network.at('model.decoder_input_proj', () => {
    const rows = maps.map((map) => {
      const [batch, channels, height, width] = map.shape as [number, number, number, number];
      return transpose(reshape(map, [batch, channels, height * width]), [0, 2, 1]);
    });
    return concat(rows as [Tensor, ...Tensor[]], 1);
  });
}

/** As many cells as there are queries must be there to choose from. */
function checkCells({ variant, imageSize: { height, width } }: BuildRequest): void {
  const cells = [8, 16, 32].reduce((sum, stride) => sum + (height / stride) * (width / stride), 0);
  if (cells < queries) {
    throw new RangeError(
      `${variant}: an image of ${height}×${width} has ${cells} places to look for objects and the network ` +
        `needs ${queries}; expected at least 15 squares of ${sizeMultiple}×${sizeMultiple}, such as 128×128`,
    );
  }
}
