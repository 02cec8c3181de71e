import { isSharedArrayBuffer } from 'node:util/types';
import { shareFeatures, toOwnMemory } from './encoded-features.js';

const outputs = new Float32Array([9, 1, 2, 3, 4, 9]);
const features = {
  id: 3,
  name: 'photo.jpg',
  width: 20,
  height: 10,
  placement: { scale: 2 },
  tensors: {
    embedding: { data: outputs.subarray(1, 5), dims: [1, 2, 2] },
    size: { data: BigInt64Array.of(-7n), dims: [1] },
    pixels: { data: Uint8Array.of(1, 2, 255), dims: [3] },
    classes: { data: Int32Array.of(-1, 5), dims: [1, 2] },
  },
};

describe('shareFeatures', () => {
  const shared = shareFeatures(features);

  it('copies exactly the numbers of each tensor into memory of all threads', () => {
    expect(shared).toMatchObject({ ...features, tensors: expect.anything() });
    for (const [name, { data, dims }] of Object.entries(features.tensors)) {
      const copy = shared.tensors[name]!;
      expect(copy.dims).toEqual(dims);
      expect(copy.data).toEqual(data);
      expect(isSharedArrayBuffer(copy.data.buffer)).toBe(true);
      expect(copy.data.buffer.byteLength).toBe(data.byteLength);
    }
  });

  it('weighs as much as they share', () => {
    expect(shared.weight.byteLength).toBe(4 * 4 + 8 + 3 + 2 * 4);
  });

  it('can be taken back into memory that others cannot change', () => {
    const own = toOwnMemory(shared.tensors);
    expect(own).toEqual(features.tensors);
    for (const { data } of Object.values(own)) expect(isSharedArrayBuffer(data.buffer)).toBe(false);
  });
});
