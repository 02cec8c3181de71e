import type { Prompt } from '@framegate/model-family';
import { checkPrompt } from './check-prompt.js';

describe('checkPrompt', () => {
  it.each([
    [undefined],
    [{}],
    [{ points: [{ x: 1, y: 2, label: 1 as const }], multimask: false }],
    [{ box: [0, 0, 1, 1] as const, mask: new Float32Array(4) }],
  ])('lets %j travel', (prompt) => {
    expect(() => checkPrompt(prompt)).not.toThrow();
  });

  it.each([
    ['left', 'Expected `prompt` to be an object with points, a box or a mask, got left (string).'],
    [null, 'Expected `prompt` to be an object with points, a box or a mask, got null (object).'],
    [
      { points: { x: 1, y: 2, label: 1 } },
      'Expected `prompt.points` to be an array of { x, y, label } with numbers, got { x: 1, y: 2, label: 1 } (object).',
    ],
    [
      { points: [{ x: '1', y: 2, label: 1 }] },
      "Expected `prompt.points` to be an array of { x, y, label } with numbers, got [ { x: '1', y: 2, label: 1 } ] (object).",
    ],
    [
      { box: [1, 2, 3] },
      'Expected `prompt.box` to be the four numbers x1, y1, x2, y2, got [ 1, 2, 3 ] (object).',
    ],
    [
      { mask: [1, 2, 3, 4, 5] },
      'Expected `prompt.mask` to be the Float32Array of the `logits` of a mask, got [ 1, 2, 3, 4, ... 1 more item ] (object).',
    ],
    [{ multimask: 1 }, 'Expected `prompt.multimask` to be true or false, got 1 (number).'],
  ])('says what it expected of %j', (prompt, message) => {
    expect(() => checkPrompt(prompt as Prompt)).toThrow(new Error(message));
  });
});
