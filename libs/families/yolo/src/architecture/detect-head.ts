import {
  add,
  concat,
  conv,
  div,
  mul,
  reshape,
  sigmoid,
  slice,
  softmax,
  sub,
  type Tensor,
  transpose,
} from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { convBlock } from '../blocks/conv-block.js';

/** Bins of the distribution over distances to each side of a box. */
export const distanceBins = 16;

/** A feature map that objects are detected on, and how many input pixels one of its cells covers. */
export interface DetectionLevel {
  readonly features: Tensor;
  readonly stride: number;
}

/**
 * Boxes and class scores of every cell of all levels, finest first, cells in row-major order:
 * [B, 4 + classes, anchors], rows cx, cy, w, h in input pixels, then the classes' probabilities.
 */
export function detectHead(
  network: Network,
  path: string,
  levels: readonly DetectionLevel[],
  classes: number,
): Tensor {
  const finest = levels[0]!.features.shape[1]!;
  const boxWidth = Math.max(16, Math.floor(finest / 4), 4 * distanceBins);
  const classWidth = Math.max(finest, Math.min(classes, 100));
  const boxes: Tensor[] = [];
  const scores: Tensor[] = [];
  levels.forEach(({ features }, index) => {
    boxes.push(flatten(network, path, boxBranch(network, `${path}.cv2.${index}`, features, boxWidth)));
    scores.push(
      flatten(network, path, classBranch(network, `${path}.cv3.${index}`, features, classWidth, classes)),
    );
  });
  return network.at(path, () => {
    const distances = expectedDistances(network, path, concat(boxes as [Tensor, ...Tensor[]], 2));
    const probabilities = sigmoid(concat(scores as [Tensor, ...Tensor[]], 2));
    return concat([decodeBoxes(network, path, distances, levels), probabilities], 1);
  });
}

function boxBranch(network: Network, path: string, x: Tensor, width: number): Tensor {
  let y = convBlock(network, `${path}.0`, x, { outChannels: width, kernel: 3 });
  y = convBlock(network, `${path}.1`, y, { outChannels: width, kernel: 3 });
  return plainConv(network, `${path}.2`, y, 4 * distanceBins);
}

function classBranch(network: Network, path: string, x: Tensor, width: number, classes: number): Tensor {
  let y = x;
  for (const stage of [0, 1]) {
    const channels = y.shape[1]!;
    y = convBlock(network, `${path}.${stage}.0`, y, { outChannels: channels, kernel: 3, groups: channels });
    y = convBlock(network, `${path}.${stage}.1`, y, { outChannels: width, kernel: 1 });
  }
  return plainConv(network, `${path}.2`, y, classes);
}

/** 1×1 with a bias of its own, neither normalised nor activated. */
function plainConv(network: Network, path: string, x: Tensor, outChannels: number): Tensor {
  const weight = network.weight(`${path}.weight`, [outChannels, x.shape[1]!, 1, 1]);
  const bias = network.weight(`${path}.bias`, [outChannels]);
  return network.at(path, () => conv(x, weight, bias));
}

function flatten(network: Network, path: string, x: Tensor): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  return network.at(path, () => reshape(x, [batch, channels, height * width]));
}

/** Softmax over each side's bins, then the expected bin: [B, 4 · bins, anchors] → [B, 4, anchors] (left, top, right, bottom). */
function expectedDistances(network: Network, path: string, logits: Tensor): Tensor {
  const [batch, , anchors] = logits.shape as [number, number, number];
  const binValues = network.graph.weight(`${path}.dfl.conv.weight`, [1, distanceBins, 1, 1], () =>
    Float32Array.from({ length: distanceBins }, (_, bin) => bin),
  );
  return network.graph.inScope('dfl', () => {
    const sides = reshape(logits, [batch, 4, distanceBins, anchors]);
    const probabilities = softmax(transpose(sides, [0, 2, 1, 3]), 1);
    return reshape(conv(probabilities, binValues, undefined), [batch, 4, anchors]);
  });
}

function decodeBoxes(
  network: Network,
  path: string,
  distances: Tensor,
  levels: readonly DetectionLevel[],
): Tensor {
  const { centres, strides } = anchorGrid(levels);
  const anchors = strides.length;
  const centre = network.graph.constant(`${path}.anchors`, [1, 2, anchors], centres);
  const stride = network.graph.constant(`${path}.strides`, [1, anchors], strides);
  const topLeft = sub(centre, slice(distances, 1, 0, 2));
  const bottomRight = add(centre, slice(distances, 1, 2, 4));
  const middle = div(add(topLeft, bottomRight), network.graph.floats([2]));
  return mul(concat([middle, sub(bottomRight, topLeft)], 1), stride);
}

/** Centre of each cell in cells of its own level: all x, then all y; and each cell's stride. */
function anchorGrid(levels: readonly DetectionLevel[]): { centres: Float32Array; strides: Float32Array } {
  const cells = levels.flatMap(({ features, stride }) => {
    const [, , height, width] = features.shape as [number, number, number, number];
    return Array.from({ length: height * width }, (_, cell) => ({
      x: (cell % width) + 0.5,
      y: Math.floor(cell / width) + 0.5,
      stride,
    }));
  });
  return {
    centres: Float32Array.from([...cells.map(({ x }) => x), ...cells.map(({ y }) => y)]),
    strides: Float32Array.from(cells, ({ stride }) => stride),
  };
}
