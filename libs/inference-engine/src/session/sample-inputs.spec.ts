import type { InferenceSession } from 'onnxruntime-node';
import { sampleInputs } from './sample-inputs.js';

const input = (name: string, type: string, shape: readonly (number | string)[]) =>
  ({ name, type, shape, isTensor: true }) as InferenceSession.TensorValueMetadata;

describe('sampleInputs', () => {
  it('has the shapes that the pipeline uses, and 1 or what is asked where nobody says', () => {
    const known = { image: { data: new Float32Array(12), dims: [1, 3, 2, 2] } };
    const samples = sampleInputs(
      [input('image', 'float32', ['batch', 3, 'height', 'width']), input('points', 'int64', ['points', 2])],
      known,
    );
    expect(samples['image']?.dims).toEqual([1, 3, 2, 2]);
    expect(samples['image']?.data).toHaveLength(12);
    expect(samples['points']?.dims).toEqual([1, 2]);
    const three = sampleInputs([input('points', 'int64', ['points', 2])], known, { openAxis: 3 });
    expect(three['points']?.dims).toEqual([3, 2]);
  });

  it('makes floats from 0 to 1, and integers 0 and 1, of every type that pipelines have', () => {
    const samples = sampleInputs(
      ['float32', 'uint8', 'int32', 'int64'].map((type) => input(type, type, [64])),
      {},
    );
    const values = (name: string) => [...new Set(Array.from(samples[name]!.data, Number))].sort();
    expect(values('float32').length).toBeGreaterThan(60);
    expect(Math.min(...values('float32'))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values('float32'))).toBeLessThan(1);
    for (const type of ['uint8', 'int32', 'int64']) expect(values(type)).toEqual([0, 1]);
  });

  it('makes the same of the same seed, and something else of another', () => {
    const made = (seed: number) => sampleInputs([input('x', 'float32', [8])], {}, { seed });
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
  });

  it('names the input of a type that no pipeline has', () => {
    expect(() => sampleInputs([input('words', 'string', [1])], {})).toThrow(
      new Error('Input `words` is string: expected float32, uint8, int32 or int64.'),
    );
  });
});
