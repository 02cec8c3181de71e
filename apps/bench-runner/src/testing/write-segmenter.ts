import { join } from 'node:path';
import {
  add,
  concat,
  GraphBuilder,
  maxPool,
  mul,
  reduceSum,
  slice,
  type Tensor,
  writeModel,
} from '@framegate/model-graph';

const side = 64;
const producer = { name: 'test', version: '0' };

/** Paths of a tiny pair of networks with the tensor names of SAM 2: it masks what is bright, wherever it is asked. */
export async function writeSegmenter(directory: string, encoder: string, decoder: string): Promise<string[]> {
  const paths = [join(directory, encoder), join(directory, decoder)] as const;
  await writeModel(buildEncoder(), paths[0]);
  await writeModel(buildDecoder(), paths[1]);
  return [...paths];
}

function buildEncoder() {
  const graph = new GraphBuilder();
  const red = slice(graph.input('image', 'float32', [1, 3, side, side]), 1, 0, 1);
  const shrunk = (factor: number) => maxPool(red, { kernel: factor, stride: factor });
  graph.output('high_res_feats_0', shrunk(4));
  graph.output('high_res_feats_1', shrunk(8));
  graph.output('image_embed', shrunk(16));
  return graph.finish({ name: 'encoder', producer });
}

/** Its masks have a quarter of the image's side, and its scores rise from the first to the last. */
function buildDecoder() {
  const graph = new GraphBuilder();
  const plane = (name: string, size: number) => graph.input(name, 'float32', [1, 1, size, size]);
  const bright = plane('high_res_feats_0', side / 4);
  const others = [
    plane('high_res_feats_1', side / 8),
    plane('image_embed', side / 16),
    graph.input('point_coords', 'float32', [1, 1, 2], { 1: 'points' }),
    graph.input('point_labels', 'float32', [1, 1], { 1: 'points' }),
    plane('mask_input', side / 4),
    graph.input('has_mask_input', 'float32', [1]),
  ];
  const unmoved = others.reduce((mask, input) => add(mask, mul(total(input), graph.floats([0]))), bright);
  graph.output('low_res_masks', concat([unmoved, unmoved, unmoved, unmoved], 1));
  const scores = graph.constant('scores', [1, 4], Float32Array.of(0.6, 0.7, 0.8, 0.9));
  graph.output('iou_predictions', add(scores, mul(total(bright), graph.floats([0]))));
  return graph.finish({ name: 'decoder', producer });
}

/** The sum of all that a tensor holds. */
function total(x: Tensor): Tensor {
  return x.shape.reduce((sum) => reduceSum(sum, 0), x);
}
