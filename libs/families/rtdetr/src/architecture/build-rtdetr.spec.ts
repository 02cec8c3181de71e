import type { BuildRequest } from '@framegate/model-family';
import { gflops } from '@framegate/model-graph';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { buildRtdetr } from './build-rtdetr.js';

const request = (changes: Partial<BuildRequest> = {}): BuildRequest => ({
  variant: 'rtdetr-r18',
  imageSize: { height: 640, width: 640 },
  batch: 1,
  weights: syntheticWeights('rtdetr-r18'),
  ...changes,
});

describe('an RT-DETR graph', () => {
  it('has the signature of an official export', () => {
    const { inputs, outputs } = buildRtdetr(request());
    expect(inputs).toEqual([{ name: 'pixel_values', type: 'float32', shape: [1, 3, 640, 640] }]);
    expect(outputs).toEqual([
      { name: 'logits', type: 'float32', shape: [1, 300, 80] },
      { name: 'pred_boxes', type: 'float32', shape: [1, 300, 4] },
    ]);
  });

  it('takes any batch and any size that has 300 places to look at', () => {
    const { outputs } = buildRtdetr(request({ batch: 3, imageSize: { height: 96, width: 160 } }));
    expect(outputs.map(({ shape }) => shape)).toEqual([
      [3, 300, 80],
      [3, 300, 4],
    ]);
  });

  it('says its variant and its weights', () => {
    const { producer, metadata } = buildRtdetr(request());
    expect(producer.name).toBe('framegate');
    expect(metadata).toEqual({ description: 'rtdetr-r18, weights: synthetic:rtdetr-r18:1' });
  });

  it.each([
    [
      { height: 600, width: 640 },
      'rtdetr-r18: expected an image height of a positive multiple of 32, got 600',
    ],
    [{ height: 640, width: 0 }, 'rtdetr-r18: expected an image width of a positive multiple of 32, got 0'],
    [
      { height: 64, width: 224 },
      'rtdetr-r18: an image of 64×224 has 294 places to look for objects and the network needs 300; ' +
        'expected at least 15 squares of 32×32, such as 128×128',
    ],
  ])('refuses the size %o', (imageSize, message) => {
    expect(() => buildRtdetr(request({ imageSize }))).toThrow(new RangeError(message));
  });

  it('refuses a batch of none', () => {
    expect(() => buildRtdetr(request({ batch: 0 }))).toThrow(
      new RangeError('rtdetr-r18: expected a batch of 1 or more, got 0'),
    );
  });

  it('refuses a variant it does not know', () => {
    expect(() => buildRtdetr(request({ variant: 'rtdetr-r19' }))).toThrow(
      new RangeError(
        'Unknown RT-DETR variant "rtdetr-r19"; known are rtdetr-r18, rtdetr-r34, rtdetr-r50, rtdetr-r101',
      ),
    );
  });
});

/** Of the official export: convolutions, and 10⁹ operations of one 640×640 image in convolutions and matrix products. */
describe.each([
  ['rtdetr-r18', { layers: 3, officialConvs: 69, officialGflops: 61.5, fusionChannels: 128 }],
  ['rtdetr-r34', { layers: 4, officialConvs: 85, officialGflops: 93.6, fusionChannels: 128 }],
  ['rtdetr-r50', { layers: 6, officialConvs: 97, officialGflops: 137.8, fusionChannels: 256 }],
  ['rtdetr-r101', { layers: 6, officialConvs: 148, officialGflops: 260.6, fusionChannels: 384 }],
])('%s', (variant, { layers, officialConvs, officialGflops, fusionChannels }) => {
  const graph = buildRtdetr(request({ variant, weights: syntheticWeights(variant) }));
  const count = (opType: string) => graph.nodes.filter((node) => node.opType === opType).length;

  it('samples, selects and resizes as often as the official export', () => {
    expect([count('GridSample'), count('Softmax'), count('TopK'), count('Resize')]).toEqual([
      3 * layers,
      1 + 2 * layers,
      1,
      2,
    ]);
  });

  it('has one convolution less for each of 12 RepVGG blocks, and one for the values of each sampled map', () => {
    expect(count('Conv')).toBe(officialConvs - 12 + 3 * layers);
  });

  it('costs as much, less the second branches of RepVGG blocks and the boxes of cells that are not selected', () => {
    const blockCells = 3 * 80 ** 2 + 6 * 40 ** 2 + 3 * 20 ** 2;
    const secondBranches = 2 * blockCells * fusionChannels ** 2;
    const boxHeads = 2 * (8400 - 300) * (2 * 256 ** 2 + 256 * 4);
    const expected = officialGflops - (secondBranches + boxHeads) / 1e9;
    expect(Math.abs(gflops(graph) - expected)).toBeLessThan(0.06);
  });
});
