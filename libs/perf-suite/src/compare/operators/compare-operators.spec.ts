import { compareOperators } from './compare-operators.js';

/** Six processes whose times scatter a little. */
const processesWith = (times: Readonly<Record<string, number>>) =>
  Array.from({ length: 6 }, (_, index) =>
    Object.entries(times).map(([type, ms]) => ({
      type,
      nodes: 2,
      ms: ms * (1 + 0.01 * ((index * 5) % 6)),
      share: 0,
    })),
  );

describe('operators of two sides', () => {
  const base = processesWith({ Conv: 20, Softmax: 2, Concat: 1 });

  it('are named where all processes of head take longer', () => {
    const { slower } = compareOperators({ base, head: processesWith({ Conv: 20, Softmax: 5, Concat: 1 }) });
    expect(slower).toEqual([{ type: 'Softmax', base_ms: 2.05, head_ms: 5.125 }]);
  });

  it('are named where base does not have them at all', () => {
    const head = processesWith({ Conv: 20, Softmax: 2, Concat: 1, Cast: 3 });
    expect(compareOperators({ base, head }).slower.map(({ type }) => type)).toEqual(['Cast']);
  });

  it('are not named for what chance does', () => {
    expect(compareOperators({ base, head: base.toReversed() }).slower).toEqual([]);
  });

  it('come with the median of their processes and their share, most first', () => {
    const { base: shown } = compareOperators({ base, head: base });
    expect(shown.map(({ type }) => type)).toEqual(['Conv', 'Softmax', 'Concat']);
    expect(shown[0]).toEqual({ type: 'Conv', nodes: 2, ms: 20.5, share: expect.closeTo(20 / 23, 6) });
  });
});
