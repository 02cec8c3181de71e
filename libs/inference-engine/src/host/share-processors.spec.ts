import { shareProcessors } from './share-processors.js';

const model = 'model.onnx';
const patient = { session: { spinning: false } };

describe('shareProcessors', () => {
  it('leaves models alone whose threads may all run at once', () => {
    const models = { a: { model, threads: 2 }, b: { model, workers: 2, threads: 1 } };
    expect(shareProcessors(models, 4)).toEqual(models);
    expect(shareProcessors({ a: { model } }, 4)).toEqual({ a: { model } });
  });

  it('lets no idle thread wait busily where they may not', () => {
    expect(shareProcessors({ a: { model }, b: { model, threads: 1 } }, 4)).toEqual({
      a: { model, ...patient },
      b: { model, threads: 1, ...patient },
    });
  });

  it('keeps to what a model was told', () => {
    const busy = { model, session: { spinning: true, memoryPattern: true } };
    expect(shareProcessors({ busy, b: { model, session: { memoryArena: false } } }, 4)).toEqual({
      busy,
      b: { model, session: { spinning: false, memoryArena: false } },
    });
  });
});
