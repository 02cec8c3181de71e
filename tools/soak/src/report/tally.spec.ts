import { Tally } from './tally.js';

describe('Tally', () => {
  it('names requests that did not end, or more than once', () => {
    const tally = new Tally(3, 1);
    const answered = { ending: 'answered', complaint: undefined };
    tally.add(0, 0, answered);
    tally.add(2, 0, answered);
    tally.add(2, 0, { ending: 'aborted', complaint: 'aborted for nothing' });
    expect(tally.notOnce()).toEqual(['request 1 ended 0 times', 'request 2 ended 2 times']);
    expect(tally.complaints).toEqual(['aborted for nothing']);
    expect([...tally.endingsOf(0)]).toEqual([
      ['answered', 2],
      ['aborted', 1],
    ]);
  });
});
