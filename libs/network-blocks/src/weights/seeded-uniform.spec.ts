import { fnv1a, seededUniform } from './seeded-uniform.js';

describe('the generator of uniform numbers', () => {
  it('hashes names as FNV-1a does', () => {
    expect(fnv1a('images')).toBe(3520546475);
  });

  it('gives the numbers of mulberry32 computed elsewhere, in float32', () => {
    const next = seededUniform(fnv1a('images'));
    const expected = [0.13732166588, 0.5116263032, 0.22286182642];
    expected.forEach((value) => expect(Math.fround(next())).toBeCloseTo(value, 11));
  });
});
