import {
  describeOrder,
  pooledOrder,
  rasterOrder,
  rasterPlaces,
  sameOrder,
  windowOrder,
} from './token-order.js';

const places = (...parameters: Parameters<typeof rasterPlaces>) => [...rasterPlaces(...parameters)];

describe('the order of tokens', () => {
  it('is row by row and image by image in a raster', () => {
    expect(places(rasterOrder(2, 2), 2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('has a place of all windows together, and the cells that pooling joins outermost', () => {
    const order = windowOrder(4, 2, 1);
    expect(places(order, 4)).toEqual([0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15]);
  });

  it('has images innermost', () => {
    expect(places(windowOrder(2, 2, 2), 2)).toEqual([0, 4, 1, 5, 2, 6, 3, 7]);
  });

  it('marks what windows have outside of the grid', () => {
    expect(places(windowOrder(3, 2, 1), 3)).toEqual([0, 2, 6, 8, 1, -1, 7, -1, 3, 5, -1, -1, 4, -1, -1, -1]);
  });

  it.each([
    [256, 8, 4],
    [128, 4, 2],
    [64, 14, 7],
    [64, 16, 8],
  ])('leaves a grid of %i in windows of %i in windows of %i after pooling', (side, window, half) => {
    expect(sameOrder(pooledOrder(windowOrder(side, window, 3)), windowOrder(side / 2, half, 3))).toBe(true);
  });

  it('has a name that says all of it', () => {
    expect(describeOrder(windowOrder(64, 14, 1))).toBe('r2c2r7x2c7x2r5x14c5x14i1');
  });
});
