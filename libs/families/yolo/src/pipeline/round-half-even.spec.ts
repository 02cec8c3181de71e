import { roundHalfEven } from './round-half-even.js';

describe('roundHalfEven', () => {
  it('rounds ties to the even neighbour', () => {
    expect([0.5, 1.5, 2.5, 213.5, 214.5, -0.5, -1.5, -2.5].map(roundHalfEven)).toEqual([
      0, 2, 2, 214, 214, 0, -2, -2,
    ]);
  });

  it('rounds everything else to the nearest', () => {
    expect([0.49999999999999994, 0.4, 0.6, 1.4999, -0.6, -1.4, 7].map(roundHalfEven)).toEqual([
      0, 0, 1, 1, -1, -1, 7,
    ]);
  });
});
