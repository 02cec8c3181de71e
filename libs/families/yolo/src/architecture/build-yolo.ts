import type { BuildRequest } from '@framegate/model-family';
import { GraphBuilder, type ModelGraph, type Tensor } from '@framegate/model-graph';
import { checkBatch, checkSides, Network } from '@framegate/network-blocks';
import { cocoClasses } from '@framegate/vision-processing';
import { findVariant, type Generation } from '../variants/variants.js';
import { buildLayers, type LayerTable } from './layer-table.js';
import { yoloMetadata } from './metadata.js';
import { yolo11 } from './yolo11.js';
import { yolo12 } from './yolo12.js';

const sizeMultiple = 32;

const layerTables: Readonly<Record<Generation, LayerTable>> = { yolo11, yolo12 };

/** A variant's network before it is closed: what a test may look into. */
export interface BuiltYolo {
  readonly network: Network;
  /** Output of each layer of the layer table; the last is the model's own. */
  readonly layers: readonly Tensor[];
}

/** The official export's signature: `images` [B, 3, H, W] float32, RGB, 0…1 → `output0` [B, 84, anchors]. */
export function buildYolo(request: BuildRequest): ModelGraph {
  const { network, layers } = layersOf(request);
  network.graph.output('output0', layers.at(-1)!);
  return network.graph.finish({
    name: request.variant,
    producer: { name: 'framegate', version: '0.1.0' },
    metadata: yoloMetadata(request),
  });
}

/** @throws {RangeError} for sides that are no multiple of 32, or a batch below 1. */
export function layersOf(request: BuildRequest): BuiltYolo {
  checkSides(request, sizeMultiple);
  checkBatch(request);
  const { variant, imageSize, batch, weights } = request;
  const { generation, scale } = findVariant(variant);
  const graph = new GraphBuilder();
  const images = graph.input('images', 'float32', [batch, 3, imageSize.height, imageSize.width]);
  const network = new Network(graph, weights);
  return {
    network,
    layers: buildLayers(network, layerTables[generation], images, scale, cocoClasses.length),
  };
}
