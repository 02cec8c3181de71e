import type { ModelGraph, ModelSignature } from '@framegate/model-graph';
import type { ImagePipeline } from './image-pipeline.js';
import { singleNetwork } from './single-network.js';

const signature: ModelSignature = { inputs: [], outputs: [], metadata: {}, producer: 'test', opset: 20 };
const graph = {} as ModelGraph;
const pipeline = {} as ImagePipeline;
const family = singleNetwork({
  build: () => graph,
  recognises: ({ producer }) => producer === 'test',
  createPipeline: () => pipeline,
});

describe('a family whose models are one network each', () => {
  it('builds one part without a name', () => {
    const weights = { id: 'none', read: () => new Float32Array() };
    const request = { variant: 'one', imageSize: { height: 32, width: 32 }, batch: 1, weights };
    expect(family.build(request)).toEqual([{ name: '', graph }]);
  });

  it('recognises one file of its own, and neither a pair nor none', () => {
    expect(family.recognises([signature])).toBe(true);
    expect(family.recognises([{ ...signature, producer: 'other' }])).toBe(false);
    expect(family.recognises([signature, signature])).toBe(false);
    expect(family.recognises([])).toBe(false);
  });

  it('refuses to serve several files', () => {
    expect(family.createPipeline([signature], {})).toBe(pipeline);
    expect(() => family.createPipeline([signature, signature], {})).toThrow(
      'Expected a model of one file, got 2 files',
    );
  });
});
