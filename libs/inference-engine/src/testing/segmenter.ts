import {
  add,
  concat,
  conv,
  div,
  GraphBuilder,
  maxPool,
  type ModelGraph,
  mul,
  reduceSum,
  slice,
  sub,
  type Tensor,
} from '@framegate/model-graph';

const producer = { name: 'test', version: '0' };
/** Masks have a quarter of the image's side. */
const stride = 4;

interface EncoderOptions {
  /** Of images. */
  readonly side: number;
  readonly batch: number;
  /** Whether it computes for some tenths of a second, at a side of 640. */
  readonly isSlow: boolean;
}

/** An encoder with the tensor names of SAM 2, whose features are the brightest spots of an image. */
export function buildEncoder({ side, batch, isSlow }: EncoderOptions): ModelGraph {
  const graph = new GraphBuilder();
  const image = graph.input('image', 'float32', [batch, 3, side, side]);
  const spots = [0, 1, 2].map((index) => pool(slice(image, 1, index, index + 1), stride * 2 ** index));
  graph.output('high_res_feats_0', isSlow ? add(spots[0]!, nothing(image)) : spots[0]!);
  graph.output('high_res_feats_1', spots[1]!);
  graph.output('image_embed', spots[2]!);
  return graph.finish({ name: 'encoder', producer });
}

/**
 * Its decoder: each mask depends on all features, on points, labels and the earlier mask. A single point in the corner
 * at 0, 0 makes it divide by zero.
 */
export function buildDecoder(side: number): ModelGraph {
  const graph = new GraphBuilder();
  const scaled = (x: Tensor, factor: number) => mul(x, graph.floats([factor]));
  const plane = (name: string, size: number) => graph.input(name, 'float32', [1, 1, size, size]);
  const maskSide = side / stride;
  const fine = plane('high_res_feats_0', maskSide);
  const coarse = add(
    total(plane('high_res_feats_1', maskSide / 2)),
    total(plane('image_embed', maskSide / 4)),
  );
  const coordinates = total(graph.input('point_coords', 'float32', [1, 1, 2], { 1: 'points' }));
  const labels = total(graph.input('point_labels', 'float32', [1, 1], { 1: 'points' }));
  const earlier = mul(plane('mask_input', maskSide), graph.input('has_mask_input', 'float32', [1]));

  const asked = add(add(scaled(coordinates, 1 / (2 * side)), labels), div(coordinates, coordinates));
  const base = add(add(fine, scaled(coarse, 0.001)), scaled(earlier, 0.5));
  const mask = (index: number) => sub(base, scaled(asked, 0.05 * (index + 1)));
  graph.output('low_res_masks', concat([mask(0), mask(1), mask(2), mask(3)], 1));
  graph.output(
    'iou_predictions',
    add(graph.constant('scores', [1, 4], Float32Array.of(0.5, 0.7, 0.9, 0.8)), scaled(asked, 0.001)),
  );
  return graph.finish({ name: 'decoder', producer });
}

function pool(x: Tensor, size: number): Tensor {
  return maxPool(x, { kernel: size, stride: size });
}

/** The sum of all that a tensor holds. */
function total(x: Tensor): Tensor {
  return x.shape.reduce((sum) => reduceSum(sum, 0), x);
}

/** Zeros [batch, 1, height / 4, width / 4] that take time to compute. */
function nothing(image: Tensor): Tensor {
  const channels = 48;
  const weight = (name: string, inputs: number) =>
    image.graph.weight(name, [channels, inputs, 3, 3], () => new Float32Array(channels * inputs * 9));
  let value = conv(image, weight('first', 3), undefined, { stride: 2, padding: 1 });
  for (let layer = 0; layer < 6; layer++) {
    value = conv(value, weight(`layer${layer}`, channels), undefined, { padding: 1 });
  }
  return slice(pool(value, stride / 2), 1, 0, 1);
}
