import type { ModelSignature } from '@framegate/model-graph';
import { batchOf } from './batch-of.js';

function signature(batch: number | string): ModelSignature {
  const images = { name: 'images', type: 'float32', shape: [batch, 3, 64, 64] };
  return { inputs: [images], outputs: [] } as unknown as ModelSignature;
}

describe('batchOf', () => {
  it('is as large as asked of a model that takes any number', () => {
    expect(batchOf([signature('batch')], 8)).toBe(8);
    expect(batchOf([signature('batch')], 1)).toBeUndefined();
    expect(batchOf([signature('batch')], undefined)).toBeUndefined();
  });

  it('is left to a model that has a batch of its own', () => {
    expect(batchOf([signature(4)], 4)).toBeUndefined();
    expect(batchOf([signature(4)], 2)).toBeUndefined();
  });

  it('refuses more than the model takes, and says what helps', () => {
    expect(() => batchOf([signature(4)], 5)).toThrow(
      "Expected `maxBatch` to be at most the model's batch of 4; export it with a larger or a dynamic one, got 5 (number).",
    );
  });
});
