import { operatorTimes } from './operator-times.js';

type Node = readonly [op: string, microseconds: number];

/** Runs one after another, each with its nodes. */
function profileOf(...runs: readonly (readonly Node[])[]): string {
  let ts = 0;
  const events = runs.flatMap((nodes) => {
    const start = ts;
    const records = nodes.map(([op_name, dur], index) => {
      const event = { cat: 'Node', name: `node_${index}_kernel_time`, ts: ts + 1, dur, args: { op_name } };
      ts += dur + 1;
      return event;
    });
    ts += 10;
    return [{ cat: 'Session', name: 'model_run', ts: start, dur: ts - start - 1 }, ...records];
  });
  return JSON.stringify([{ cat: 'Session', name: 'session_initialization', ts: 0, dur: 1 }, ...events]);
}

describe('the times of operators', () => {
  it('are of one run, all nodes of a kind together, most first', () => {
    const run: Node[] = [
      ['Relu', 500],
      ['Conv', 1000],
      ['Conv', 2500],
    ];
    expect(operatorTimes([profileOf(run)], 1)).toEqual([
      { type: 'Conv', nodes: 2, ms: 3.5, share: 0.875 },
      { type: 'Relu', nodes: 1, ms: 0.5, share: 0.125 },
    ]);
  });

  it('are the medians of the last runs', () => {
    const runs = [9000, 1000, 3000, 2000].map((dur): Node[] => [['Conv', dur]]);
    expect(operatorTimes([profileOf(...runs)], 3)[0]?.ms).toBe(2);
    expect(operatorTimes([profileOf(...runs)], 2)[0]?.ms).toBe(2.5);
  });

  it('add up over the networks of a model', () => {
    const networks = [
      [['Conv', 1000]],
      [
        ['Conv', 2000],
        ['Add', 1000],
      ],
    ] satisfies Node[][];
    expect(
      operatorTimes(
        networks.map((nodes) => profileOf(nodes)),
        1,
      ),
    ).toEqual([
      { type: 'Conv', nodes: 2, ms: 3, share: 0.75 },
      { type: 'Add', nodes: 1, ms: 1, share: 0.25 },
    ]);
  });

  it('are refused where there are fewer runs than asked for', () => {
    expect(() => operatorTimes([profileOf([['Conv', 1]])], 2)).toThrow(
      new RangeError('Expected a profile of at least 2 runs, got one of 1.'),
    );
  });
});
