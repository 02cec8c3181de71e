import { decodeFloats } from './decode-floats.js';

const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer);

describe('float32 values', () => {
  it('are read as they are', () => {
    const values = Float32Array.of(0, -0, 1.5, -3e38, Infinity);
    expect(decodeFloats('F32', bytesOf(values))).toEqual(values);
  });
});

describe('bfloat16 values', () => {
  it('are the upper halves of float32 values', () => {
    const halves = Uint16Array.of(0x0000, 0x3f80, 0xc000, 0x7f80, 0x0001, 0x7fc0);
    expect([...decodeFloats('BF16', bytesOf(halves))]).toEqual([0, 1, -2, Infinity, 2 ** -133, NaN]);
  });
});

describe('float16 values', () => {
  it.each([
    ['zero', 0x0000, 0],
    ['negative zero', 0x8000, -0],
    ['one', 0x3c00, 1],
    ['minus two', 0xc000, -2],
    ['a third, rounded', 0x3555, 0.333251953125],
    ['the largest', 0x7bff, 65504],
    ['the smallest normal', 0x0400, 2 ** -14],
    ['the largest subnormal', 0x03ff, 1023 * 2 ** -24],
    ['the smallest subnormal', 0x8001, -(2 ** -24)],
    ['infinity', 0x7c00, Infinity],
    ['minus infinity', 0xfc00, -Infinity],
    ['not a number', 0x7e01, NaN],
  ])('are widened exactly: %s', (_, half, value) => {
    expect([...decodeFloats('F16', bytesOf(Uint16Array.of(half)))]).toEqual([value]);
  });
});
