import type { BuildRequest } from '@framegate/model-family';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { buildRfdetr } from './build-rfdetr.js';

const request = (changes: Partial<BuildRequest> = {}): BuildRequest => ({
  variant: 'rfdetr-nano',
  imageSize: { height: 384, width: 384 },
  batch: 1,
  weights: syntheticWeights('rfdetr-nano'),
  ...changes,
});

/** Nodes of a kind. */
const count = (variant: string, opType: string) =>
  buildRfdetr(request({ variant })).nodes.filter((node) => node.opType === opType).length;

describe('an RF-DETR graph', () => {
  it('has the signature of an official export', () => {
    const { inputs, outputs } = buildRfdetr(request());
    expect(inputs).toEqual([{ name: 'input', type: 'float32', shape: [1, 3, 384, 384] }]);
    expect(outputs).toEqual([
      { name: 'dets', type: 'float32', shape: [1, 300, 4] },
      { name: 'labels', type: 'float32', shape: [1, 300, 91] },
    ]);
  });

  it.each([
    [3, 96, 352],
    [2, 32, 32],
    [1, 832, 64],
  ])(
    'takes a batch of %i images of %i×%i: any batch, and sides that are multiples of 32',
    (batch, height, width) => {
      const { outputs } = buildRfdetr(request({ batch, imageSize: { height, width } }));
      expect(outputs.map(({ shape }) => shape)).toEqual([
        [batch, 300, 4],
        [batch, 300, 91],
      ]);
    },
  );

  it.each([
    ['rfdetr-nano', 2],
    ['rfdetr-small', 3],
    ['rfdetr-medium', 4],
  ])(
    '%s has as many of these operators as the official export, with %i layers in its decoder',
    (variant, layers) => {
      const expected = {
        GridSample: layers,
        Softmax: 12 + 2 * layers,
        LayerNormalization: 39 + 3 * layers,
        TopK: 1,
        Conv: 9,
        Gelu: 12,
      };
      const found = Object.fromEntries(
        Object.keys(expected).map((opType) => [opType, count(variant, opType)]),
      );
      expect(found).toEqual(expected);
    },
  );

  it.each([
    [{ height: 400, width: 384 }, 'height', 400],
    [{ height: 384, width: 0 }, 'width', 0],
    [{ height: 384, width: 40.5 }, 'width', 40.5],
  ])('refuses a side that is no multiple of 32 (%#)', (imageSize, side, got) => {
    expect(() => buildRfdetr(request({ imageSize }))).toThrow(
      new RangeError(`rfdetr-nano: expected an image ${side} of a positive multiple of 32, got ${got}`),
    );
  });

  it('refuses a batch of none', () => {
    expect(() => buildRfdetr(request({ batch: 0 }))).toThrow(
      new RangeError('rfdetr-nano: expected a batch of 1 or more, got 0'),
    );
  });

  it('refuses a variant it does not know', () => {
    expect(() =>
      buildRfdetr(request({ variant: 'rfdetr-base', imageSize: { height: 32, width: 32 } })),
    ).toThrow(
      new RangeError(
        'Unknown RF-DETR variant "rfdetr-base"; known are rfdetr-nano, rfdetr-small, rfdetr-medium',
      ),
    );
  });
});
