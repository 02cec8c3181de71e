import type { BuildRequest, ModelPart, TensorSpec } from '@framegate/model-family';
import { GraphBuilder } from '@framegate/model-graph';
import { checkBatch, Network, noWeights } from '@framegate/network-blocks';
import { findVariant, imageSide } from '../variants/variants.js';
import { withStoredForms } from '../weights/stored-forms.js';
import { addDecoder } from './decoder.js';
import { addEncoder } from './encoder.js';

/**
 * The two networks of the image path: `encoder` looks at images, `decoder` answers prompts about one of them. `batch` is
 * the encoder's; the decoder takes any number of prompts and points.
 * @throws {RangeError} for a size other than 1024×1024, or a batch below 1.
 */
export function buildSam2(request: BuildRequest): readonly ModelPart[] {
  const { variant, weights } = request;
  return networksOf(request).map(({ name, network }) => ({
    name,
    graph: network.graph.finish({
      name: `${variant}-${name}`,
      producer: { name: 'framegate', version: '0.1.0' },
      metadata: { description: `${variant} ${name}, weights: ${weights.id}` },
    }),
  }));
}

/** The tensors of an official checkpoint that the two networks are built of. */
export function checkpointTensors(variant: string): readonly TensorSpec[] {
  const imageSize = { height: imageSide, width: imageSide };
  const networks = networksOf({ variant, imageSize, batch: 1, weights: noWeights });
  return networks.flatMap(({ network }) => network.tensors);
}

interface NamedNetwork {
  readonly name: string;
  readonly network: Network;
}

function networksOf(request: BuildRequest): NamedNetwork[] {
  const { variant, imageSize, batch, weights } = request;
  const { backbone } = findVariant(variant);
  if (imageSize.height !== imageSide || imageSize.width !== imageSide) {
    throw new RangeError(
      `${variant}: expected an image of ${imageSide}×${imageSide}, the one size that its windows and ` +
        `prompts were trained for, got ${imageSize.height}×${imageSize.width}`,
    );
  }
  checkBatch(request);
  const encoder = new Network(new GraphBuilder(), weights, withStoredForms);
  addEncoder(encoder, backbone, batch);
  const decoder = new Network(new GraphBuilder(), weights, withStoredForms);
  addDecoder(decoder);
  return [
    { name: 'encoder', network: encoder },
    { name: 'decoder', network: decoder },
  ];
}
