import type { Prompt } from '@framegate/model-family';
import { readPrompt } from './read-prompt.js';
import { wantsCandidates } from './wants-candidates.js';

const original = { width: 640, height: 480 };
const network = { imageSize: { height: 1024, width: 1024 }, mask: { height: 2, width: 3 } };

function read(prompt?: Prompt) {
  return readPrompt(prompt, original, network);
}

describe('readPrompt', () => {
  it('scales points and boxes to the image that the network sees, each side by itself', () => {
    expect(
      read({
        points: [
          { x: 320, y: 120, label: 1 },
          { x: 640, y: 480, label: 0 },
        ],
        box: [0, 0, 160, 240],
      }),
    ).toEqual({
      points: [
        { x: 512, y: 256, label: 1 },
        { x: 1024, y: 1024, label: 0 },
      ],
      box: [0, 0, 256, 512],
    });
  });

  it('asks for what is at the centre by default', () => {
    expect(read()).toEqual({ points: [{ x: 512, y: 512, label: 1 }] });
  });

  it('takes a mask alone', () => {
    const mask = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect(read({ mask })).toEqual({ points: [], mask });
  });

  it('takes boxes whose corners lie outside, as those of detections do', () => {
    expect(read({ box: [-64, -48, 704, 528] }).box).toEqual([-102.4, -102.4, 1126.4, 1126.4]);
  });

  it.each<[string, Prompt, string]>([
    ['nothing', {}, 'The prompt is empty; expected points, a box, a mask, or several of them.'],
    [
      'no points and nothing else',
      { points: [], multimask: true },
      'The prompt is empty; expected points, a box, a mask, or several of them.',
    ],
    [
      'a point beside the image',
      {
        points: [
          { x: 1, y: 1, label: 1 },
          { x: 641, y: 20, label: 1 },
        ],
      },
      'Point 1 is (641, 20); expected x from 0 to 640 and y from 0 to 480, pixels of the original image.',
    ],
    [
      'a point above it',
      { points: [{ x: 3, y: -0.5, label: 1 }] },
      'Point 0 is (3, -0.5); expected x from 0 to 640 and y from 0 to 480, pixels of the original image.',
    ],
    [
      'a point that is no number',
      { points: [{ x: NaN, y: 20, label: 1 }] },
      'Point 0 is (NaN, 20); expected x from 0 to 640 and y from 0 to 480, pixels of the original image.',
    ],
    [
      'another label',
      { points: [{ x: 1, y: 1, label: 2 as 1 }] },
      'Point 0 has the label 2; expected 1, on the object, or 0, not on it.',
    ],
    [
      'a point without a label',
      { points: [{ x: 1, y: 1 } as { x: number; y: number; label: 1 }] },
      'Point 0 has the label undefined; expected 1, on the object, or 0, not on it.',
    ],
    [
      'a box whose corners are swapped',
      { box: [20, 10, 20, 30] },
      'The box is [20, 10, 20, 30]; expected x1, y1, x2, y2 with x1 below x2 and y1 below y2.',
    ],
    [
      'a box that ends above where it starts',
      { box: [10, 30, 20, 10] },
      'The box is [10, 30, 20, 10]; expected x1, y1, x2, y2 with x1 below x2 and y1 below y2.',
    ],
    [
      'a box that is no numbers',
      { box: [10, 30, NaN, 40] },
      'The box is [10, 30, NaN, 40]; expected x1, y1, x2, y2 with x1 below x2 and y1 below y2.',
    ],
    [
      'a box of three numbers',
      { box: [10, 30, 40] as unknown as [number, number, number, number] },
      'The box is [10, 30, 40]; expected x1, y1, x2, y2 with x1 below x2 and y1 below y2.',
    ],
    [
      'a box beside the image',
      { box: [640, 10, 700, 20] },
      'The box is [640, 10, 700, 20]; expected one that covers some of the image, 640 pixels wide and 480 high.',
    ],
    [
      'a mask of another size',
      { mask: new Float32Array(5) },
      'The mask has 5 values; expected the 2×3 logits of a mask from an earlier answer.',
    ],
    [
      'a mask that is a plain list',
      { mask: [1, 2, 3, 4, 5, 6] as unknown as Float32Array },
      'The mask is no Float32Array; expected the 2×3 logits of a mask from an earlier answer.',
    ],
    [
      'a mask with NaN in it',
      { mask: Float32Array.of(1, 2, NaN, 4, 5, 6) },
      'Value 2 of the mask is NaN; expected the 2×3 logits of a mask from an earlier answer.',
    ],
  ])('refuses %s', (_, prompt, message) => {
    expect(() => read(prompt)).toThrow(new RangeError(message));
  });
});

describe('wantsCandidates', () => {
  const points = [{ x: 1, y: 1, label: 1 }] as const;
  const box = [1, 1, 2, 2] as const;

  it.each<[string, Prompt | undefined, boolean]>([
    ['no prompt', undefined, true],
    ['one point', { points }, true],
    ['two points', { points: [...points, ...points] }, false],
    ['a box', { box }, false],
    ['a box and a point', { points, box }, false],
    ['a point and a mask', { points, mask: new Float32Array(6) }, false],
    ['one point that asks for one mask', { points, multimask: false }, false],
    ['a box that asks for all', { box, multimask: true }, true],
  ])('says of %s whether it leaves open what is meant', (_, prompt, expected) => {
    expect(wantsCandidates(prompt)).toBe(expected);
  });
});
