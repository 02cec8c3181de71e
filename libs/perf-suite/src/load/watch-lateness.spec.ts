import { fakeContext } from '../testing/fake-context.js';
import { sampleOf } from '../testing/results.js';
import { watchLateness } from './watch-lateness.js';

function lateness(lateMs: readonly number[], total_ms: number) {
  const { context: plain, samples, flags, figures } = fakeContext();
  const { context, lateness } = watchLateness(plain);
  for (const late_ms of lateMs) context.recorder.sample(sampleOf({ late_ms, total_ms }));
  lateness.report();
  return { samples, flags, figures };
}

describe('the lateness of a generator', () => {
  it('is a figure of every run, and no flag where it is small against what is measured', () => {
    const { samples, flags, figures } = lateness([0.1, 0.3, 1.9], 20);
    expect(samples).toHaveLength(3);
    expect(figures).toEqual([{ generator_late_p99_ms: 1.868 }]);
    expect(flags).toEqual([]);
  });

  it('is none where it is less than timers and the scheduler take', () => {
    expect(lateness([0.9], 0.5).flags).toEqual([]);
  });

  it('is flagged from a tenth of the median latency on', () => {
    expect(lateness([2.1], 20).flags).toEqual([
      {
        code: 'late-generator',
        message:
          'One request in a hundred was sent 2.1 ms late or more: latencies hold what the sending took, not only the answering.',
      },
    ]);
  });

  it('is not told where nothing was scheduled', () => {
    expect(lateness([], 1).figures).toEqual([]);
  });
});
