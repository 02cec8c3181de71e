import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';
import { windowOutput } from './window.js';

export interface ConvOptions {
  readonly stride?: number;
  /** On every side. */
  readonly padding?: number;
  readonly groups?: number;
}

/**
 * 2-D convolution. x [B, C, H, W], weight [M, C/groups, kH, kW], bias [M] → [B, M, H', W'],
 * H' = floor((H + 2·padding − kH) / stride) + 1.
 */
export function conv(x: Tensor, weight: Tensor, bias: Tensor | undefined, options: ConvOptions = {}): Tensor {
  const { stride = 1, padding = 0, groups = 1 } = options;
  const inputs: [Tensor, ...Tensor[]] = bias ? [x, weight, bias] : [x, weight];
  const [batch, channels, height, width] = x.shape;
  const [outChannels, channelsPerGroup, kernelHeight, kernelWidth] = weight.shape;
  if (x.shape.length !== 4 || weight.shape.length !== 4)
    fail('Conv', 'expected x and weight of rank 4', inputs);
  if (channels !== channelsPerGroup! * groups) {
    fail(
      'Conv',
      `expected ${channelsPerGroup! * groups} input channels (${groups} groups), got ${channels}`,
      inputs,
    );
  }
  if (outChannels! % groups !== 0)
    fail('Conv', `expected output channels divisible by ${groups} groups`, inputs);
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== outChannels)) {
    fail('Conv', `expected a bias of ${outChannels} values`, inputs);
  }
  const outHeight = windowOutput(height!, kernelHeight!, stride, padding);
  const outWidth = windowOutput(width!, kernelWidth!, stride, padding);
  if (outHeight < 1 || outWidth < 1) fail('Conv', 'the kernel is larger than the padded input', inputs);
  return single(
    x.graph.node({
      opType: 'Conv',
      inputs,
      attributes: {
        dilations: [1, 1],
        group: groups,
        kernel_shape: [kernelHeight!, kernelWidth!],
        pads: [padding, padding, padding, padding],
        strides: [stride, stride],
      },
      outputs: [{ type: x.type, shape: [batch!, outChannels!, outHeight, outWidth] }],
    }),
  );
}
