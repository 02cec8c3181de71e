import { fakeContext } from '../../testing/fake-context.js';
import { FakeEngine } from '../../testing/fake-engine.js';
import { AnswerBook } from './answer-book.js';
import { StressRequests, withPatience } from './stress-requests.js';

const bytes = new Uint8Array(1);
const coded = (code: string) => Object.assign(new Error(`${code} it was.`), { code });

describe('a request under stress', () => {
  it('that is answered is recorded with its stages', async () => {
    const { context, samples, flags } = fakeContext();
    const sample = await new StressRequests(context).ask('a.png', { group: 3 }, () =>
      new FakeEngine().infer(bytes),
    );
    expect(samples).toEqual([sample]);
    expect(sample).toMatchObject({ image: 'a.png', group: 3, detections: 2, stages_ms: { inference: 3 } });
    expect(sample).not.toHaveProperty('outcome');
    expect(flags).toEqual([]);
  });

  it('that ends with an error that is right is what the scenario calls it', async () => {
    const { context, samples, flags } = fakeContext();
    const requests = new StressRequests(context, { outcomes: { DEADLINE: 'timed-out' } });
    await requests.ask('a.png', { deadline_ms: 5 }, () => Promise.reject(coded('DEADLINE')));
    expect(samples).toMatchObject([{ outcome: 'timed-out', error: 'DEADLINE', deadline_ms: 5 }]);
    expect(flags).toEqual([]);
  });

  it('that ends with any other error failed, and the first five are told', async () => {
    const { context, samples, flags } = fakeContext();
    const requests = new StressRequests(context);
    for (let index = 0; index < 7; index++) {
      await requests.ask('a.png', {}, () => Promise.reject(coded('MODEL_RUN')));
    }
    expect(samples.map(({ outcome, error }) => `${outcome} ${error}`)).toEqual(
      Array(7).fill('failed MODEL_RUN'),
    );
    expect(flags).toEqual(Array(5).fill({ code: 'stress-failure', message: 'a.png: MODEL_RUN it was.' }));
  });

  it('that is answered otherwise than before failed', async () => {
    const { context, samples } = fakeContext();
    const engine = new FakeEngine({ answers: [[{ score: 1 }], [{ score: 2 }]] });
    const requests = new StressRequests(context, { answers: new AnswerBook() });
    for (let index = 0; index < 2; index++) await requests.ask('a.png', {}, () => engine.infer(bytes));
    expect(samples.map(({ outcome, error }) => [outcome, error])).toEqual([
      [undefined, undefined],
      ['failed', 'DIFFERENT_ANSWER'],
    ]);
  });

  it('without any end is given up', async () => {
    await expect(withPatience(new Promise(() => undefined), 1)).rejects.toMatchObject({
      code: 'NO_ANSWER',
      message: 'There was no end after 0 s.',
    });
  });
});
