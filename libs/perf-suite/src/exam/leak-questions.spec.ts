import type { Leak, MemoryOwner } from '../report/schema/leak-schema.js';
import { answerOf, askLeakQuestions, leakOf, type LeakQuestion } from './leak-questions.js';

const said = (verdict: Leak['verdict'], owner: MemoryOwner | null = null): Leak => ({
  verdict,
  owner,
  unit: 'inference',
  signals: [],
  reason: '',
});
const nothing: LeakQuestion = { what: 'Nothing leaks', plant: { kind: 'nothing' }, counts: true };

describe('an answer of the leak detector', () => {
  it('is right where leaks are found and their owner is named', () => {
    const leaks = [...Array.from({ length: 9 }, () => said('leak', 'native')), said('inconclusive')];
    expect(answerOf(leakOf('native', 32_768), leaks)).toMatchObject({
      kind: 'leak',
      size: 32_768,
      what: '32 KiB an inference leak in native memory',
      trials: 10,
      alarms: 9,
      undecided: 1,
      rate: 0.9,
      passed: true,
    });
  });

  it('is wrong where another owner is named', () => {
    expect(answerOf(leakOf('native', 32_768), [said('leak', 'v8')])).toMatchObject({
      alarms: 1,
      passed: false,
    });
  });

  it('is wrong with one false alarm', () => {
    const answer = answerOf(nothing, [said('clean'), said('leak', 'v8')]);
    expect(answer).toMatchObject({ kind: 'no-leak', size: 0, alarms: 1, passed: false });
  });

  it('does not count for a leak that is hardly more than the budget, or than noise', () => {
    expect(answerOf(leakOf('v8', 128), [said('clean')]).passed).toBeNull();
    expect(answerOf(leakOf('native', 4096), [said('clean')]).passed).toBeNull();
  });
});

describe('the exam of the leak detector', () => {
  it('ends at once when it is aborted', async () => {
    const reason = new Error('Enough.');
    const told: string[] = [];
    const asked = askLeakQuestions({
      trials: 1,
      signal: AbortSignal.abort(reason),
      tell: (message) => told.push(message),
    });
    await expect(asked).rejects.toBe(reason);
    expect(told).toEqual([]);
  });

  it('finds a large leak in a fresh process', async () => {
    const told: string[] = [];
    const [answer] = await askLeakQuestions({
      trials: 1,
      signal: new AbortController().signal,
      tell: (message) => told.push(message),
      questions: [leakOf('external', 32_768)],
    });
    expect(answer).toMatchObject({ alarms: 1, passed: true });
    expect(told).toEqual(['32 KiB an inference leak in buffers: process 1 of 1']);
  }, 180_000);
});
