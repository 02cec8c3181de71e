import { fnv1a, seededUniform } from './seeded-uniform.js';
import { centreRows, uniformValues } from './uniform-values.js';

describe('uniform values', () => {
  it('fill a tensor with the numbers of its name, stretched to the bound on both sides', () => {
    const next = seededUniform(fnv1a('conv.weight'));
    const expected = Array.from({ length: 6 }, () => Math.fround((2 * next() - 1) * 0.5));
    expect([...uniformValues({ name: 'conv.weight', shape: [2, 3] }, 0.5)]).toEqual(expected);
  });
});

describe('centred rows', () => {
  it('each have mean zero, whatever the others hold', () => {
    expect([...centreRows(Float32Array.of(1, 2, 3, 10, 10, 40), 3)]).toEqual([-1, 0, 1, -10, -10, 20]);
  });
});
