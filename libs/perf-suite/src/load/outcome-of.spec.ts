import { outcomeOf } from './outcome-of.js';

describe('what became of a request', () => {
  const coded = (code: string) => Object.assign(new Error('no'), { code });

  it('is told by the code of the error', () => {
    expect(outcomeOf(coded('QUEUE_FULL'), undefined)).toBe('refused');
    expect(outcomeOf(coded('DEADLINE'), undefined)).toBe('timed-out');
    expect(outcomeOf(coded('WORKER_CRASHED'), undefined)).toBe('failed');
    expect(outcomeOf('no', undefined)).toBe('failed');
  });

  it('is given up where it was rejected with what it was aborted with', () => {
    const reason = new Error('over');
    expect(outcomeOf(reason, reason)).toBe('given-up');
    expect(outcomeOf(coded('MODEL_RUN'), reason)).toBe('failed');
  });
});
