import type { BuildRequest } from '@framegate/model-family';
import { concat, GraphBuilder, type ModelGraph, sub } from '@framegate/model-graph';

export const variantName = 'null';
export const inputName = 'image_extent';
export const outputName = 'image_box';

/** `image_extent` [batch, 2], the image's width and height, becomes `image_box` [batch, 4]: 0, 0, width, height. */
export function buildNull({ variant, imageSize, batch }: BuildRequest): ModelGraph {
  if (variant !== variantName)
    throw new RangeError(`Unknown variant "${variant}"; there is only "${variantName}"`);
  if (!Number.isInteger(batch) || batch < 1)
    throw new RangeError(`Expected a batch of 1 or more, got ${batch}`);
  const graph = new GraphBuilder();
  const extent = graph.input(inputName, 'float32', [batch, 2]);
  graph.output(outputName, concat([sub(extent, extent), extent], 1));
  return graph.finish({
    name: variantName,
    producer: { name: 'framegate', version: '0.1.0' },
    metadata: { height: String(imageSize.height), width: String(imageSize.width) },
  });
}
