import type { ModelGraph, ModelSignature } from '@framegate/model-graph';
import type { ImagePipeline, PipelineOptions } from './image-pipeline.js';
import type { BuildRequest, ModelFamily } from './model-family.js';

interface SingleNetwork {
  build(request: BuildRequest): ModelGraph;
  recognises(signature: ModelSignature): boolean;
  createPipeline(signature: ModelSignature, options: PipelineOptions): ImagePipeline;
}

/** What a family whose models are one network each says of that network. */
export function singleNetwork(network: SingleNetwork): Pick<ModelFamily, keyof SingleNetwork> {
  return {
    build: (request) => [{ name: '', graph: network.build(request) }],
    recognises: ([signature, ...others]) =>
      signature !== undefined && others.length === 0 && network.recognises(signature),
    createPipeline([signature, ...others], options) {
      if (signature === undefined || others.length > 0) {
        throw new RangeError(
          `Expected a model of one file, got ${others.length + (signature ? 1 : 0)} files`,
        );
      }
      return network.createPipeline(signature, options);
    },
  };
}
