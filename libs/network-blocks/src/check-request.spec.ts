import { checkBatch, checkSides } from './check-request.js';
import { noWeights } from './weights/no-weights.js';

const request = {
  variant: 'tiny',
  imageSize: { height: 64, width: 8192 },
  batch: 1024,
  weights: noWeights,
};

describe('what a network is asked for', () => {
  it('may be as large as memory is sure to allow', () => {
    expect(() => checkBatch(request)).not.toThrow();
    expect(() => checkSides(request, 32)).not.toThrow();
  });

  it.each([
    [0, 'tiny: expected a batch of 1 or more, got 0'],
    [1.5, 'tiny: expected a batch of 1 or more, got 1.5'],
    [1025, 'tiny: expected a batch of at most 1024, got 1025'],
  ])('is refused as a batch of %d', (batch, message) => {
    expect(() => checkBatch({ ...request, batch })).toThrow(new RangeError(message));
  });

  it.each([
    [0, 'tiny: expected an image height of a positive multiple of 32, got 0'],
    [50, 'tiny: expected an image height of a positive multiple of 32, got 50'],
    [2 ** 31, 'tiny: expected an image height of at most 8192 pixels, got 2147483648'],
  ])('is refused as images %d high', (height, message) => {
    const imageSize = { height, width: 64 };
    expect(() => checkSides({ ...request, imageSize }, 32)).toThrow(new RangeError(message));
  });
});
