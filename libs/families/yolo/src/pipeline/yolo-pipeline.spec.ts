import golden from '../testing/numpy-detections.json' with { type: 'json' };
import { exportSignature } from '../testing/signatures.js';
import { syntheticImage } from '../testing/synthetic-image.js';
import { syntheticPredictions } from '../testing/synthetic-predictions.js';
import { createYoloPipeline } from './index.js';

const names = { names: "{0: 'bolt', 1: 'nut'}" };

function output(data: Float32Array, ...dims: number[]) {
  return { output0: { data, dims } };
}

/** A pipeline for 64×64 with 2 classes, and predictions that hold one box of 20×10 around (32, 16). */
function small() {
  const pipeline = createYoloPipeline(exportSignature([1, 3, 64, 64], [1, 6, 84], names), {});
  const placement = pipeline.preprocess(syntheticImage(64, 64), 0);
  const data = new Float32Array(6 * 84);
  [32, 16, 20, 10, 0.25, 0.75].forEach((value, row) => (data[row * 84 + 40] = value));
  return { pipeline, placement, data };
}

describe('YOLO pipeline', () => {
  it.each(golden.cases)(
    'finds in $anchors anchors of $classes classes what NumPy finds',
    ({ classes, anchors, seed, threshold, width, height, detections }) => {
      const signature = exportSignature(undefined, [1, 4 + classes, anchors]);
      const pipeline = createYoloPipeline(
        { ...signature, outputs: [{ name: 'output0', type: 'float32', shape: [1, 4 + classes, 'anchors'] }] },
        {},
      );
      const placement = pipeline.preprocess(syntheticImage(width, height), 0);
      const outputs = output(syntheticPredictions(classes, anchors, seed), 1, 4 + classes, anchors);
      const found = pipeline.postprocess(outputs, 0, placement, { threshold });
      expect(found.map(({ box, score, class: index }) => [...box, score, index])).toEqual(detections);
    },
  );

  it('gives boxes their class names', () => {
    const { pipeline, placement, data } = small();
    expect(pipeline.postprocess(output(data, 1, 6, 84), 0, placement, {})).toEqual([
      { box: [22, 11, 42, 21], score: 0.75, class: 1, label: 'nut' },
    ]);
  });

  it('drops scores at the threshold and takes the first of equal classes', () => {
    const { pipeline, placement, data } = small();
    data[4 * 84 + 40] = 0.75;
    const outputs = output(data, 1, 6, 84);
    expect(pipeline.postprocess(outputs, 0, placement, { threshold: 0.75 })).toEqual([]);
    expect(pipeline.postprocess(outputs, 0, placement, { threshold: 0.7 })).toMatchObject([{ class: 0 }]);
  });

  it('compares with the threshold in float32, as the published predictor does', () => {
    const { pipeline, placement, data } = small();
    data[5 * 84 + 40] = 0.3;
    expect(pipeline.postprocess(output(data, 1, 6, 84), 0, placement, { threshold: 0.3 })).toEqual([]);
  });

  it('reads each image of a batch from its own place', () => {
    const pipeline = createYoloPipeline(exportSignature([2, 3, 64, 64], [2, 6, 84], names), {});
    const placement = pipeline.preprocess(syntheticImage(64, 64), 1);
    const { data } = small();
    const both = new Float32Array(2 * data.length);
    both.set(data, data.length);
    const outputs = output(both, 2, 6, 84);
    expect(pipeline.postprocess(outputs, 0, placement, {})).toEqual([]);
    expect(pipeline.postprocess(outputs, 1, placement, {})).toHaveLength(1);
  });

  it('only filters and scales back what a model has suppressed itself', () => {
    const pipeline = createYoloPipeline(exportSignature([1, 3, 64, 64], [1, 3, 6], names), {});
    const placement = pipeline.preprocess(syntheticImage(128, 128), 0);
    const rows = Float32Array.of(1, 2, 30, 40, 0.75, 1, 1, 2, 30, 40, 0.5, 1, 0, 0, 0, 0, 0, 0);
    expect(pipeline.postprocess(output(rows, 1, 3, 6), 0, placement, {})).toEqual([
      { box: [2, 4, 60, 80], score: 0.75, class: 1, label: 'nut' },
      { box: [2, 4, 60, 80], score: 0.5, class: 1, label: 'nut' },
    ]);
  });

  it('refuses outputs that are missing, misshapen or of another type', () => {
    const { pipeline, placement, data } = small();
    const read = (outputs: Parameters<typeof pipeline.postprocess>[0]) => () =>
      pipeline.postprocess(outputs, 0, placement, {});
    expect(read({})).toThrow('Expected output0 float32 [1, 6, anchors], got no such output.');
    expect(read(output(data, 1, 84, 6))).toThrow(
      'Expected output0 float32 [1, 6, anchors], got Float32Array [1, 84, 6].',
    );
    expect(read({ output0: { data: new Int32Array(504), dims: [1, 6, 84] } })).toThrow(
      'Expected output0 float32 [1, 6, anchors], got Int32Array [1, 6, 84].',
    );
  });

  it.each([
    [4 * 84 + 7, NaN, 'The score of class 0 at anchor 7 is NaN.'],
    [5 * 84 + 83, Infinity, 'The score of class 1 at anchor 83 is Infinity.'],
    [5 * 84 + 8, -Infinity, 'The score of class 1 at anchor 8 is -Infinity.'],
    [2 * 84 + 3, NaN, 'Box value 2 at anchor 3 is NaN.'],
    [84, -Infinity, 'Box value 1 at anchor 0 is -Infinity.'],
  ])('refuses an output whose value %i is %d', (at, value, message) => {
    const { pipeline, placement, data } = small();
    data[at] = value;
    expect(() => pipeline.postprocess(output(data, 1, 6, 84), 0, placement, {})).toThrow(message);
  });

  it('refuses rows that are no detections', () => {
    const pipeline = createYoloPipeline(exportSignature([1, 3, 64, 64], [1, 1, 6]), {});
    const placement = pipeline.preprocess(syntheticImage(64, 64), 0);
    expect(() =>
      pipeline.postprocess(output(Float32Array.of(1, 2, 3, 4, 0.5, 1.5), 1, 1, 6), 0, placement, {}),
    ).toThrow('Row 0 is [1, 2, 3, 4, 0.5, 1.5]; expected x1, y1, x2, y2, score and a class index.');
  });
});
