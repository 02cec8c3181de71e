import type { ModelGraph } from '@framegate/model-graph';
import { buildNull } from './build-null.js';
import nullFamily from './index.js';
import { createNullPipeline, recognisesNull } from './null-pipeline.js';

const request = {
  variant: 'null',
  imageSize: { height: 480, width: 640 },
  batch: 2,
  weights: nullFamily.syntheticWeights('null'),
};

function signatureOf(graph: ModelGraph) {
  const { inputs, outputs, metadata } = graph;
  return { inputs, outputs, metadata, producer: 'framegate', opset: 17 };
}

describe('null family', () => {
  const signature = signatureOf(buildNull(request));

  it('recognises the model that it builds, and no other', () => {
    expect(recognisesNull(signature)).toBe(true);
    expect(recognisesNull({ ...signature, inputs: [] })).toBe(false);
  });

  it('builds a network of two operators and no weights', () => {
    const { nodes, initializers } = buildNull(request);
    expect(nodes.map(({ opType }) => opType)).toEqual(['Sub', 'Concat']);
    expect(initializers).toEqual([]);
    expect(nullFamily.tensors('null')).toEqual([]);
  });

  it('hands the size of each image to the model and reads its box back from the same place', () => {
    const pipeline = createNullPipeline(signature, {});
    expect(pipeline.imageSize).toEqual({ height: 480, width: 640 });
    pipeline.preprocess({ data: new Uint8Array(6), width: 2, height: 1 }, 0);
    const placement = pipeline.preprocess({ data: new Uint8Array(9), width: 1, height: 3 }, 1);
    expect(pipeline.inputs).toEqual({ image_extent: { data: Float32Array.of(2, 1, 1, 3), dims: [2, 2] } });

    const outputs = { image_box: { data: Float32Array.of(0, 0, 2, 1, 0, 0, 1, 3), dims: [2, 4] } };
    expect(pipeline.postprocess(outputs, 1, placement, {})).toEqual([
      { box: [0, 0, 1, 3], score: 1, class: 0, label: 'image' },
    ]);
  });

  it('says what it expected of outputs, options and requests that it cannot serve', () => {
    const pipeline = createNullPipeline(signature, {});
    expect(() => pipeline.postprocess({}, 0, undefined, {})).toThrow(
      'Expected image_box [2, 4], got no values',
    );
    expect(() => createNullPipeline(signature, { batch: 3 })).toThrow(
      'The model was built for 2 × 480×640, asked for 3 × 480×640',
    );
    for (const damaged of [
      { ...signature, metadata: {} },
      { ...signature, metadata: { height: '480', width: '1e400' } },
      { ...signature, inputs: [{ ...signature.inputs[0]!, shape: [2 ** 40, 2] }] },
    ]) {
      expect(() => createNullPipeline(damaged, {})).toThrow(
        'Expected a model that the null family has built',
      );
    }
    expect(() => buildNull({ ...request, variant: 'nil' })).toThrow(
      'Unknown variant "nil"; there is only "null"',
    );
    expect(() => buildNull({ ...request, batch: 0 })).toThrow('Expected a batch of 1 or more, got 0');
    expect(() => nullFamily.syntheticWeights('null').read({ name: 'w', shape: [1] })).toThrow(
      'w: the null model has no weights',
    );
  });
});
