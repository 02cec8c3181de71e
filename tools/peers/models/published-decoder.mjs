/**
 * SAM 2's decoder in the form that is published for transformers.js: prompts have an axis for images in front, only the
 * three candidates come out, and there is no mask to go on from. `input_boxes` is there because both sides feed it, and is
 * not read: the prompt is a point.
 */
import { renamed } from './renamed.mjs';

const float32 = 1;
const perPrompt = ['batch', 'num_prompts'];
const candidates = 3;
const maskSide = 256;

export function publishedDecoder(graph) {
  const inner = renamed(graph, { object_score_logits: 'object_scores' });
  const features = inner.inputs.filter(({ name }) => name.startsWith('image_embeddings'));
  return {
    ...inner,
    inputs: [
      ...features,
      { name: 'input_points', type: 'float32', shape: [...perPrompt, 'num_points', 2] },
      { name: 'input_labels', type: 'int64', shape: [...perPrompt, 'num_points'] },
      { name: 'input_boxes', type: 'float32', shape: ['batch', 'num_boxes', 4] },
    ],
    outputs: [
      { name: 'iou_scores', type: 'float32', shape: [...perPrompt, candidates] },
      { name: 'pred_masks', type: 'float32', shape: [...perPrompt, candidates, maskSide, maskSide] },
      { name: 'object_score_logits', type: 'float32', shape: [...perPrompt, 1] },
    ],
    initializers: [
      ...inner.initializers,
      zeros('mask_input', [1, 1, maskSide, maskSide]),
      zeros('has_mask_input', [1]),
      index('axis_0', 0),
      index('axis_1', 1),
      index('first_candidate', 1),
      index('behind_candidates', 1 + candidates),
    ],
    nodes: [
      node('Squeeze', ['input_points', 'axis_0'], 'point_coords'),
      node('Cast', ['input_labels'], 'float_labels', { to: float32 }),
      node('Squeeze', ['float_labels', 'axis_0'], 'point_labels'),
      ...inner.nodes,
      ...candidatesOf('low_res_masks', 'pred_masks'),
      ...candidatesOf('iou_predictions', 'iou_scores'),
      node('Unsqueeze', ['object_scores', 'axis_0'], 'object_score_logits'),
    ],
  };
}

/** Without the one mask for prompts that leave nothing open, which is the first. */
function candidatesOf(all, output) {
  return [
    node('Slice', [all, 'first_candidate', 'behind_candidates', 'axis_1'], `${output}_of_one_image`),
    node('Unsqueeze', [`${output}_of_one_image`, 'axis_0'], output),
  ];
}

function node(opType, inputs, output, attributes = {}) {
  return { name: `/published/${output}`, opType, inputs, outputs: [output], attributes };
}

function zeros(name, shape) {
  const count = shape.reduce((product, size) => product * size, 1);
  return { name, type: 'float32', shape, bytes: () => new Uint8Array(4 * count), isWeight: false };
}

function index(name, value) {
  const bytes = () => new Uint8Array(BigInt64Array.of(BigInt(value)).buffer);
  return { name, type: 'int64', shape: [1], bytes, isWeight: false };
}
