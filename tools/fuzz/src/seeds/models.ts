import {
  add,
  concat,
  conv,
  GraphBuilder,
  matmul,
  maxPool,
  type ModelGraph,
  mul,
  reshape,
  type Shape,
  sigmoid,
  slice,
  softmax,
  sub,
  type Tensor,
  transpose,
  upsampleNearest,
} from '@framegate/model-graph';

export const side = 64;
const [channels, classes, anchors, queries] = [4, 2, 84, 20];

/** Small models with the inputs and outputs of each family, by the name of their file. */
export function smallModels(): Readonly<Record<string, ModelGraph>> {
  return {
    'yolo.onnx': detector('images', {
      output0: (x) => numbers(features(x), [1, 4 + classes, anchors]),
    }),
    'yolo-rows.onnx': detector('images', { output0: (x) => zeros(x, [1, queries, 6]) }, yoloMetadata),
    'rtdetr.onnx': detector('pixel_values', {
      logits: (x) => numbers(features(x), [1, queries, classes]),
      pred_boxes: (x) => sigmoid(numbers(x, [1, queries, 4])),
    }),
    'rfdetr.onnx': detector('input', {
      dets: (x) => softmax(numbers(x, [1, queries, 4]), 2),
      labels: (x) => attention(numbers(x, [1, queries, classes])),
    }),
    'null.onnx': nullModel(),
    'sam2-encoder.onnx': detector('image', {
      high_res_feats_0: (x) => pooled(x, 4),
      high_res_feats_1: (x) => pooled(x, 8),
      image_embed: (x) => pooled(x, 16),
    }),
    'sam2-decoder.onnx': sam2Decoder(),
  };
}

const yoloMetadata = {
  task: 'detect',
  stride: '32',
  imgsz: '[64, 64]',
  names: "{0: 'person', 1: \"dog's\", 2: '\\u00e9'}",
};

function detector(
  input: string,
  outputs: Readonly<Record<string, (images: Tensor) => Tensor>>,
  metadata: Record<string, string> = {},
): ModelGraph {
  const graph = new GraphBuilder();
  const images = graph.input(input, 'float32', [1, 3, side, side]);
  for (const [name, output] of Object.entries(outputs)) graph.output(name, output(images));
  return finish(graph, metadata);
}

/** A little of what networks are made of. */
function features(images: Tensor): Tensor {
  const length = channels * 3 * 9;
  const weight = images.graph.weight('weight', [channels, 3, 3, 3], () =>
    Float32Array.from({ length }, (_, index) => (index % 7) / 7 - 0.4),
  );
  const x = conv(images, weight, undefined, { stride: 2, padding: 1 });
  return upsampleNearest(maxPool(mul(x, sigmoid(x)), { kernel: 2, stride: 2 }), 2);
}

function attention(x: Tensor): Tensor {
  const scores = matmul(x, transpose(x, [0, 2, 1]));
  return matmul(softmax(scores, 2), x);
}

/** The first numbers of x in another shape. */
function numbers(x: Tensor, shape: Shape): Tensor {
  const count = (sizes: Shape) => sizes.reduce((product, size) => product * size, 1);
  return reshape(slice(reshape(x, [1, count(x.shape)]), 1, 0, count(shape)), shape);
}

/** Zeros that depend on x: rows without a detection. */
function zeros(x: Tensor, shape: Shape): Tensor {
  return sub(numbers(x, shape), numbers(x, shape));
}

function pooled(x: Tensor, size: number): Tensor {
  return maxPool(slice(x, 1, 0, 1), { kernel: size, stride: size });
}

function nullModel(): ModelGraph {
  const graph = new GraphBuilder();
  const extent = graph.input('image_extent', 'float32', [1, 2]);
  graph.output('image_box', concat([extent, extent], 1));
  return finish(graph, { height: '64', width: '64' });
}

function sam2Decoder(): ModelGraph {
  const graph = new GraphBuilder();
  const plane = (name: string, size: number) => graph.input(name, 'float32', [1, 1, size, size]);
  const fine = plane('high_res_feats_0', side / 4);
  plane('high_res_feats_1', side / 8);
  plane('image_embed', side / 16);
  graph.input('point_coords', 'float32', [1, 1, 2], { 1: 'points' });
  graph.input('point_labels', 'float32', [1, 1], { 1: 'points' });
  const mask = add(fine, plane('mask_input', side / 4));
  graph.input('has_mask_input', 'float32', [1]);
  graph.output('low_res_masks', concat([mask, mask, mask, mask], 1));
  graph.output('iou_predictions', numbers(mask, [1, 4]));
  return finish(graph, {});
}

function finish(graph: GraphBuilder, metadata: Record<string, string>): ModelGraph {
  return graph.finish({ name: 'small', producer: { name: 'fuzz', version: '1' }, metadata });
}
