import { officialForm } from './official-form.js';
import { onnxruntimeForm } from './onnxruntime-form.js';
import { transformersForm } from './transformers-form.js';

const mask = { height: 2, width: 3 };
const anyPoints = { points: undefined, mask };
const points = [
  { x: 10, y: 20, label: 1 },
  { x: 30, y: 40, label: 0 },
] as const;
const box = [1, 2, 3, 4] as const;
const logits = Float32Array.of(1, 2, 3, 4, 5, 6);

describe('prompts for official exports', () => {
  it('put the corners of a box before the points', () => {
    expect(officialForm.feeds({ points, box }, anyPoints)).toEqual({
      point_coords: { data: Float32Array.of(1, 2, 3, 4, 10, 20, 30, 40), dims: [1, 4, 2] },
      point_labels: { data: Float32Array.of(2, 3, 1, 0), dims: [1, 4] },
      mask_input: { data: new Float32Array(6), dims: [1, 1, 2, 3] },
      has_mask_input: { data: Float32Array.of(0), dims: [1] },
    });
  });

  it('hand on a mask, with a point of padding where there is no other', () => {
    expect(officialForm.feeds({ points: [], mask: logits }, anyPoints)).toEqual({
      point_coords: { data: Float32Array.of(0, 0), dims: [1, 1, 2] },
      point_labels: { data: Float32Array.of(-1), dims: [1, 1] },
      mask_input: { data: logits, dims: [1, 1, 2, 3] },
      has_mask_input: { data: Float32Array.of(1), dims: [1] },
    });
  });

  it('fill up the points that an export was fixed to', () => {
    const { point_coords, point_labels } = officialForm.feeds({ points }, { points: 3, mask });
    expect(point_coords).toEqual({ data: Float32Array.of(10, 20, 30, 40, 0, 0), dims: [1, 3, 2] });
    expect(point_labels).toEqual({ data: Float32Array.of(1, 0, -1), dims: [1, 3] });
  });

  it('refuse more points than an export was fixed to', () => {
    expect(() => officialForm.feeds({ points, box }, { points: 3, mask })).toThrow(
      new RangeError('The model was exported for 3 points, of which a box takes two; the prompt has 4.'),
    );
  });
});

describe("prompts for onnxruntime's exports", () => {
  it('have whole-number labels and ask for no larger masks than the network has', () => {
    expect(onnxruntimeForm.feeds({ points, mask: logits }, anyPoints)).toEqual({
      point_coords: { data: Float32Array.of(10, 20, 30, 40), dims: [1, 2, 2] },
      point_labels: { data: Int32Array.of(1, 0), dims: [1, 2] },
      input_masks: { data: logits, dims: [1, 1, 2, 3] },
      has_input_masks: { data: Float32Array.of(1), dims: [1] },
      original_image_size: { data: Int32Array.of(2, 3), dims: [2] },
    });
  });
});

describe("prompts for onnx-community's exports", () => {
  it('give points and boxes apart', () => {
    expect(transformersForm.feeds({ points, box }, anyPoints)).toEqual({
      input_points: { data: Float32Array.of(10, 20, 30, 40), dims: [1, 1, 2, 2] },
      input_labels: { data: BigInt64Array.of(1n, 0n), dims: [1, 1, 2] },
      input_boxes: { data: Float32Array.of(1, 2, 3, 4), dims: [1, 1, 4] },
    });
  });

  it('have no rows for what is not given', () => {
    expect(transformersForm.feeds({ points: [], box }, anyPoints)).toMatchObject({
      input_points: { data: new Float32Array(0), dims: [1, 1, 0, 2] },
      input_labels: { data: new BigInt64Array(0), dims: [1, 1, 0] },
    });
    expect(transformersForm.feeds({ points }, anyPoints)).toMatchObject({
      input_boxes: { data: new Float32Array(0), dims: [1, 0, 4] },
    });
  });

  it('refuse masks, and another number of points than an export was fixed to', () => {
    expect(() => transformersForm.feeds({ points, mask: logits }, anyPoints)).toThrow(
      new RangeError('This export of the model takes no mask as a prompt: give points or a box only.'),
    );
    expect(() => transformersForm.feeds({ points }, { points: 1, mask })).toThrow(
      new RangeError('The model was exported for exactly 1 points; the prompt has 2.'),
    );
  });
});
