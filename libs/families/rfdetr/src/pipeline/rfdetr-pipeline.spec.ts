import type { RgbImage } from '@framegate/model-family';
import { exportSignature, transformersSignature } from '../testing/signatures.js';
import { createRfdetrPipeline } from './index.js';

const queries = 3;
const classes = 91;
const photo: RgbImage = { data: new Uint8Array(200 * 100 * 3).fill(255), width: 200, height: 100 };

/** A pipeline for 64×32, and heads of three queries for each image that find nothing. */
function small(batch = 1) {
  const pipeline = createRfdetrPipeline(exportSignature([batch, 3, 32, 64], queries), {});
  const placement = pipeline.preprocess(photo, 0);
  const dets = new Float32Array(batch * queries * 4);
  const labels = new Float32Array(batch * queries * classes).fill(-9);
  const outputs = {
    dets: { data: dets, dims: [batch, queries, 4] },
    labels: { data: labels, dims: [batch, queries, classes] },
  };
  return { pipeline, placement, dets, labels, outputs };
}

describe('RF-DETR pipeline', () => {
  it('fills the input with the whole image, normalised by the statistics of ImageNet', () => {
    const { pipeline } = small();
    const { data, dims } = pipeline.inputs['input']!;
    expect(dims).toEqual([1, 3, 32, 64]);
    const plane = 32 * 64;
    [(1 - 0.485) / 0.229, (1 - 0.456) / 0.224, (1 - 0.406) / 0.225].forEach((white, channel) => {
      expect(data[channel * plane]).toBeCloseTo(white, 5);
      expect(data[(channel + 1) * plane - 1]).toBeCloseTo(white, 5);
    });
  });

  it('finds the best classes over all queries, best first, and names them as COCO does', () => {
    const { pipeline, placement, dets, labels, outputs } = small();
    dets.set([0.5, 0.5, 0.5, 0.5], 4);
    dets.set([0.25, 0.5, 0.5, 1], 8);
    labels[classes + 18] = Math.log(3);
    labels[2 * classes + 90] = Math.log(4);
    expect(pipeline.postprocess(outputs, 0, placement, {})).toEqual([
      { box: [0, 0, 100, 100], score: expect.closeTo(0.8, 6), class: 90, label: 'toothbrush' },
      { box: [50, 25, 150, 75], score: expect.closeTo(0.75, 6), class: 18, label: 'dog' },
    ]);
  });

  it('does not clip boxes to the image', () => {
    const { pipeline, placement, dets, labels, outputs } = small();
    dets.set([0, 1, 0.5, 0.5]);
    labels[1] = 3;
    const [found] = pipeline.postprocess(outputs, 0, placement, {});
    expect(found).toMatchObject({ box: [-50, 75, 50, 125], label: 'person' });
  });

  it('keeps scores above the threshold, one half unless told otherwise, and at most one for each query', () => {
    const { pipeline, placement, labels, outputs } = small();
    labels.fill(0, 0, 10);
    expect(pipeline.postprocess(outputs, 0, placement, {})).toEqual([]);
    expect(pipeline.postprocess(outputs, 0, placement, { threshold: 0.4 })).toHaveLength(queries);
  });

  it('reads each image of a batch from its own place', () => {
    const { pipeline, placement, dets, labels, outputs } = small(2);
    dets.set([0.5, 0.5, 1, 1], queries * 4);
    labels[queries * classes + 1] = 2;
    expect(pipeline.postprocess(outputs, 0, placement, {})).toEqual([]);
    expect(pipeline.postprocess(outputs, 1, placement, {})).toMatchObject([{ box: [0, 0, 200, 100] }]);
  });

  it('reads the outputs of an export by transformers, and numbers classes that are not those of COCO', () => {
    const pipeline = createRfdetrPipeline(transformersSignature(), {
      imageSize: { height: 32, width: 64 },
    });
    const placement = pipeline.preprocess(photo, 0);
    const outputs = {
      pred_boxes: { data: Float32Array.of(0.5, 0.5, 1, 1), dims: [1, 1, 4] },
      logits: { data: Float32Array.of(-9, 2, -9), dims: [1, 1, 3] },
    };
    expect(pipeline.inputs).toHaveProperty('pixel_values');
    expect(pipeline.postprocess(outputs, 0, placement, {})).toMatchObject([{ class: 1, label: 'class 1' }]);
  });

  it('refuses outputs that are missing, misshapen or not a number', () => {
    const { pipeline, placement, labels, outputs } = small();
    const read = (changed: Parameters<typeof pipeline.postprocess>[0]) => () =>
      pipeline.postprocess(changed, 0, placement, {});
    expect(read({ dets: outputs.dets })).toThrow(
      'Expected labels float32 [1, queries, classes], got no such output.',
    );
    expect(read({ ...outputs, dets: { data: new Float32Array(8), dims: [1, 2, 4] } })).toThrow(
      'Expected dets float32 [1, 3, 4], got Float32Array [1, 2, 4].',
    );
    labels[5] = NaN;
    expect(read(outputs)).toThrow(/NaN/);
  });
});
