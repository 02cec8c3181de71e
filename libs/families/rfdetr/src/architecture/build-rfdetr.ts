import type { BuildRequest } from '@framegate/model-family';
import { GraphBuilder, type ModelGraph, reshape, type Tensor } from '@framegate/model-graph';
import { checkBatch, checkSides, Network } from '@framegate/network-blocks';
import { backbone } from '../backbone/backbone.js';
import { type PatchGrid, patchSize, sizeMultiple } from '../backbone/patch-grid.js';
import { type Decoded, decoder } from '../decoder/decoder.js';
import { type QuerySelection, querySelection } from '../decoder/query-selection.js';
import { memoryWidth, projector } from '../projector/projector.js';
import { findVariant } from '../variants/variants.js';
import { storedForms } from '../weights/stored-forms.js';

/** A variant's network before it is closed: what a test may look into. */
export interface BuiltRfdetr {
  readonly network: Network;
  readonly grid: PatchGrid;
  /** As the backbone gives them. */
  readonly features: readonly Tensor[];
  /** [B, rows, columns, 256] */
  readonly map: Tensor;
  readonly selection: QuerySelection;
  readonly decoded: Decoded;
}

/** The official export's signature: `input` [B, 3, H, W] float32, normalised RGB → `dets` [B, 300, 4], `labels` [B, 300, 91]. */
export function buildRfdetr(request: BuildRequest): ModelGraph {
  const { network, decoded } = stagesOf(request);
  network.graph.output('dets', decoded.boxes);
  network.graph.output('labels', decoded.logits);
  return network.graph.finish({
    name: request.variant,
    producer: { name: 'framegate', version: '0.1.0' },
    metadata: { description: `${request.variant}, weights: ${request.weights.id}` },
  });
}

/** @throws {RangeError} for sides that are no multiples of 32, or a batch below 1. */
export function stagesOf(request: BuildRequest): BuiltRfdetr {
  checkSides(request, sizeMultiple);
  checkBatch(request);
  const { variant, imageSize, batch, weights } = request;
  const { decoderLayers, nativeSize } = findVariant(variant);
  const grid = { batch, rows: imageSize.height / patchSize, columns: imageSize.width / patchSize };
  const graph = new GraphBuilder();
  const images = graph.input('input', 'float32', [batch, 3, imageSize.height, imageSize.width]);
  const network = new Network(graph, weights, storedForms);
  const nativeSide = nativeSize.height / patchSize;
  const features = backbone(network, 'backbone.0.encoder.encoder', images, grid, nativeSide);
  const map = projector(network, 'backbone.0.projector.stages.0', features, grid);
  const memory = network.at('transformer', () =>
    reshape(map, [batch, grid.rows * grid.columns, memoryWidth]),
  );
  const selection = querySelection(network, memory, grid);
  const decoded = decoder(network, memory, selection.reference, grid, decoderLayers);
  return { network, grid, features, map, selection, decoded };
}
