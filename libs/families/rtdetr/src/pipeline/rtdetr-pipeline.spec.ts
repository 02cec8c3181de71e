import type { RgbImage } from '@framegate/model-family';
import { headsSignature, objectsSignature } from '../testing/signatures.js';
import { createRtdetrPipeline } from './index.js';

const grey = (width: number, height: number, level = 51): RgbImage => ({
  data: new Uint8Array(3 * width * height).fill(level),
  width,
  height,
});

/** Two queries and two classes in each of two images; the second image's second query is the only object. */
function heads() {
  const pipeline = createRtdetrPipeline(headsSignature([2, 3, 32, 64], [2, 2, 2], [2, 2, 4]), {});
  const logits = Float32Array.of(-9, -9, -9, -9, -9, -9, -9, Math.log(3));
  const boxes = new Float32Array(16);
  boxes.set([0.5, 0.5, 0.25, 1.5], 12);
  const outputs = { logits: { data: logits, dims: [2, 2, 2] }, pred_boxes: { data: boxes, dims: [2, 2, 4] } };
  return { pipeline, logits, boxes, outputs, placement: pipeline.preprocess(grey(200, 100), 1) };
}

function objects() {
  const pipeline = createRtdetrPipeline(objectsSignature(), { batch: 2 });
  const outputs = {
    labels: { data: BigInt64Array.of(0n, 0n, 79n, 80n), dims: [2, 2] },
    boxes: { data: Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 30, 40, -5, 6, 7, 8), dims: [2, 2, 4] },
    scores: { data: Float32Array.of(0.25, 0.125, 0.75, 0.625), dims: [2, 2] },
  };
  return { pipeline, outputs, placement: pipeline.preprocess(grey(200, 100), 1) };
}

describe('RT-DETR pipeline', () => {
  it('fills its place of the input, levels divided by 255 and nothing else', () => {
    const { pipeline } = heads();
    const { data, dims } = pipeline.inputs['pixel_values']!;
    expect(dims).toEqual([2, 3, 32, 64]);
    const values = new Set(data as Float32Array);
    expect([...values]).toEqual([0, Math.fround(51 / 255)]);
    expect([data[3 * 32 * 64 - 1], data[3 * 32 * 64]]).toEqual([0, Math.fround(51 / 255)]);
  });

  it('finds a query whose score is above the threshold, in pixels of the original and not clipped', () => {
    const { pipeline, outputs, placement } = heads();
    expect(pipeline.postprocess(outputs, 0, placement, {})).toEqual([]);
    expect(pipeline.postprocess(outputs, 1, placement, {})).toEqual([
      { box: [75, -25, 125, 125], score: 0.75, class: 1, label: 'class 1' },
    ]);
    expect(pipeline.postprocess(outputs, 1, placement, { threshold: 0.75 })).toEqual([]);
  });

  it('finds a query twice that scores in two classes, the better first, but no more objects than queries', () => {
    const { pipeline, logits, outputs, placement } = heads();
    logits.set([1, 3, 0.5, 2], 4);
    const found = pipeline.postprocess(outputs, 1, placement, {});
    expect(found.map(({ class: index, score }) => [index, Number(score.toFixed(4))])).toEqual([
      [1, 0.9526],
      [1, 0.8808],
    ]);
  });

  it("names 80 classes after COCO's", () => {
    const pipeline = createRtdetrPipeline(headsSignature(), {});
    const placement = pipeline.preprocess(grey(10, 10), 0);
    const logits = new Float32Array(300 * 80).fill(-9);
    logits[7 * 80 + 79] = 5;
    const outputs = {
      logits: { data: logits, dims: [1, 300, 80] },
      pred_boxes: { data: new Float32Array(1200), dims: [1, 300, 4] },
    };
    expect(pipeline.postprocess(outputs, 0, placement, {})).toMatchObject([
      { class: 79, label: 'toothbrush' },
    ]);
  });

  it('refuses outputs that are missing, misshapen or no numbers', () => {
    const { pipeline, logits, boxes, outputs, placement } = heads();
    const read = (changes: object) => () =>
      pipeline.postprocess({ ...outputs, ...changes }, 1, placement, {});
    expect(read({ logits: undefined })).toThrow(
      'Expected logits float32 [2, queries, classes], got no such output.',
    );
    expect(read({ pred_boxes: { data: boxes, dims: [2, 4, 2] } })).toThrow(
      'Expected pred_boxes float32 [2, 2, 4], got Float32Array [2, 4, 2].',
    );
    boxes[13] = NaN;
    expect(read({})).toThrow('The box of query 1 is [0.5, NaN, 0.25, 1.5].');
    logits[5] = NaN;
    expect(read({})).toThrow('The logit of class 1 at query 0 is NaN.');
  });
});

describe("RT-DETR pipeline around the authors' export", () => {
  it('tells the model width and height of each image', () => {
    const { pipeline } = objects();
    expect(pipeline.inputs['orig_target_sizes']).toEqual({
      data: BigInt64Array.of(0n, 0n, 200n, 100n),
      dims: [2, 2],
    });
    expect(pipeline.inputs['images']!.dims).toEqual([2, 3, 640, 640]);
  });

  it('takes the boxes as they are and drops scores at the threshold', () => {
    const { pipeline, outputs, placement } = objects();
    expect(pipeline.postprocess(outputs, 0, placement, {})).toEqual([]);
    expect(pipeline.postprocess(outputs, 1, placement, { threshold: 0.625 })).toEqual([
      { box: [1, 2, 30, 40], score: 0.75, class: 79, label: 'toothbrush' },
    ]);
    expect(pipeline.postprocess(outputs, 1, placement, {})[1]).toEqual({
      box: [-5, 6, 7, 8],
      score: 0.625,
      class: 80,
      label: 'class 80',
    });
  });

  it('refuses outputs that are missing, misshapen or no numbers', () => {
    const { pipeline, outputs, placement } = objects();
    const read = (changes: object) => () =>
      pipeline.postprocess({ ...outputs, ...changes }, 1, placement, {});
    expect(read({ labels: undefined })).toThrow('Expected labels int64 [2, 2], got no such output.');
    expect(read({ labels: outputs.scores })).toThrow(
      'Expected labels int64 [2, 2], got Float32Array [2, 2].',
    );
    expect(read({ boxes: { data: outputs.boxes.data, dims: [2, 4, 2] } })).toThrow(
      'Expected boxes float32 [2, 2, 4], got Float32Array [2, 4, 2].',
    );
    outputs.boxes.data[9] = Infinity;
    const message = 'Object 0 is [1, Infinity, 30, 40, 0.75]; expected x1, y1, x2, y2 and a score.';
    expect(read({})).toThrow(message);
    outputs.scores.data[3] = NaN;
    expect(() => pipeline.postprocess(outputs, 1, placement, { threshold: 0.8 })).toThrow(
      'Object 1 is [-5, 6, 7, 8, NaN]; expected x1, y1, x2, y2 and a score.',
    );
  });
});
