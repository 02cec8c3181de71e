import type { MeasureEvent } from '../measure/events.js';
import type { Sample } from '../report/schema/sample-schema.js';
import { sampleOf } from '../testing/results.js';
import { collectScenarios } from './collect-scenarios.js';
import { answersPerSecond } from './level-figures.js';

const samples = (scenario: 'server' | 'concurrency' | 'batch', all: readonly Sample[]): MeasureEvent[] => [
  { type: 'scenario-started', scenario },
  ...all.map((sample) => ({ type: 'sample', scenario, sample }) as const),
  { type: 'scenario-ended', scenario, duration_ms: 5, error: null },
];

/** One after another, each taking `ms`. */
const inTurn = (level: number, ms: number, count: number, about: Partial<Sample> = {}) =>
  Array.from({ length: count }, (_, index) => sampleOf({ level, at_ms: index * ms, total_ms: ms, ...about }));

describe('the levels of a load', () => {
  it('count every end, and join what the measuring process said of them', () => {
    const { server } = collectScenarios(
      ['server'],
      [
        ...samples('server', [
          ...inTurn(20, 50, 3),
          sampleOf({ level: 20, outcome: 'timed-out', total_ms: 900 }),
          sampleOf({ level: 20, warm_up: true }),
          ...inTurn(10, 50, 1),
        ]),
        { type: 'figures', scenario: 'server', level: 20, figures: { late: 1 } },
        { type: 'figures', scenario: 'server', figures: { peak_per_second: 10 } },
        { type: 'integrity', scenario: 'server', figures: { generator_late_p99_ms: 0.4 } },
      ],
      null,
    );
    expect(server.levels).toMatchObject({
      of: 'requests_per_second',
      points: [
        { value: 10, figures: { answered: 1 } },
        { value: 20, figures: { answered: 3, timed_out: 1, images_per_second: 20, late: 1 } },
      ],
    });
    expect(server.levels?.points[1]?.statistics['total_ms']).toMatchObject({ n: 3, max: 50 });
    expect(server.figures).toEqual({ peak_per_second: 10 });
    expect(server.integrity).toEqual({ generator_late_p99_ms: 0.4 });
  });

  it('have a knee where there are several of callers', () => {
    const one = inTurn(1, 50, 5);
    // Two at a time take as long as one: twice the throughput. Four add nothing.
    const two = [...inTurn(2, 50, 5), ...inTurn(2, 50, 5).map((s) => ({ ...s, at_ms: s.at_ms + 1 }))];
    const four = two.map((sample) => ({ ...sample, level: 4 }));
    const figuresOf = (all: Sample[]) =>
      collectScenarios(['concurrency'], samples('concurrency', all), null).concurrency.figures;
    expect(figuresOf([...one, ...two, ...four])).toEqual({ knee_callers: 2 });
    expect(figuresOf(one)).toEqual({});
  });

  it('leave the statistics of batches to the size that is judged', () => {
    const batch = (level: number, group: number, ms: number) =>
      Array.from({ length: level }, () => sampleOf({ level, group, total_ms: ms }));
    const { batch: result } = collectScenarios(
      ['batch'],
      samples('batch', [...batch(4, 1, 100), ...batch(4, 2, 120), ...batch(2, 3, 70)]),
      null,
    );
    expect(result.statistics['batch_ms']).toMatchObject({ n: 2, mean: 110 });
    expect(result.figures).toEqual({ batch_size: 4 });
    expect(
      result.levels?.points.map(({ value, statistics }) => [value, statistics['batch_ms']?.mean]),
    ).toEqual([
      [2, 70],
      [4, 110],
    ]);
  });
});

describe('answers a second', () => {
  it('are told of no fewer than two answers', () => {
    expect(answersPerSecond(inTurn(1, 50, 1))).toBeNull();
    expect(answersPerSecond(inTurn(1, 50, 2))).toBe(20);
  });
});
