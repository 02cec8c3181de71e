import { tunedSettings } from '../testing/tunings.js';
import { mergeTuning, overriddenBy } from './merge-tuning.js';

const model = 'some.onnx';

describe('mergeTuning', () => {
  it('takes everything from the tuning where the caller gives nothing', () => {
    const { workers, threads, session, maxDelayMs } = tunedSettings;
    expect(mergeTuning({ model }, tunedSettings)).toEqual({ model, workers, threads, session, maxDelayMs });
    expect(overriddenBy({ model }, tunedSettings)).toEqual([]);
  });

  it('takes a batch that was chosen', () => {
    expect(mergeTuning({ model }, { ...tunedSettings, maxBatch: 4 })).toMatchObject({ maxBatch: 4 });
  });

  it('lets what is given win, and names it', () => {
    const given = { model, maxBatch: 2, maxDelayMs: 5, session: { memoryArena: true } };
    expect(mergeTuning(given, tunedSettings)).toEqual({
      ...given,
      workers: 2,
      threads: 3,
      session: { ...tunedSettings.session, memoryArena: true },
    });
    expect(overriddenBy(given, tunedSettings)).toEqual(['maxDelayMs', 'maxBatch', 'session.memoryArena']);
  });

  it('leaves threads and spinning to the defaults where the workers are given otherwise', () => {
    expect(mergeTuning({ model, workers: 1 }, tunedSettings)).toEqual({
      model,
      workers: 1,
      session: { graphOptimization: 'extended', memoryPattern: true, memoryArena: false },
      maxDelayMs: 0,
    });
    expect(overriddenBy({ model, workers: 1 }, tunedSettings)).toEqual([
      'workers',
      'threads',
      'session.spinning',
    ]);
  });

  it('keeps them where the workers are given as tuned', () => {
    expect(mergeTuning({ model, workers: 2 }, tunedSettings)).toMatchObject({ workers: 2, threads: 3 });
  });

  it('takes an option that is named and undefined for one that is not given', () => {
    const given = { model, workers: undefined, session: { spinning: undefined } };
    expect(mergeTuning(given as never, tunedSettings)).toMatchObject({
      workers: 2,
      session: { spinning: false },
    });
  });
});
