import { BaselineReadError, type StoredBaseline } from '@framegate/perf-suite';
import { baselineOf, reportOf } from '@framegate/perf-suite/testing';
import { baselineList } from './baseline-list.js';
import { baselineText } from './baseline-text.js';

const processes = Array.from({ length: 20 }, (_, index) => ({
  single_inference_ms: { value: 49 + (index % 5) / 2, n: 100, mean: 49.5 + (index % 5) / 2, sd: 2 },
  peak_memory_mb: { value: 130 },
}));
const baseline = baselineOf(processes, reportOf());
const machine = 'intel-r-xeon-r-processor-2.80ghz-4-cores-linux-x64-69bb91a7';
const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

describe('a list of baselines', () => {
  const stored = (about: Partial<StoredBaseline>): StoredBaseline => {
    return { machine, variant: 'yolo11n', path: 'x.json', baseline, ...about };
  };

  it('is by machine, within 80 columns, with what is wrong with a file', () => {
    const broken = stored({ variant: 'yolo11s', baseline: new BaselineReadError('x is no baseline.') });
    const text = baselineList([stored({}), broken, stored({ machine: 'other' })], machine);
    expect(text).toBe(
      [
        `${machine} (this one)`,
        '  model    median ms  processes  taken',
        '  yolo11n         50         20  2025-01-02',
        '  x is no baseline.',
        '',
        'other',
        '  model    median ms  processes  taken',
        '  yolo11n         50         20  2025-01-02',
        '',
      ].join('\n'),
    );
    expect(widest(text)).toBeLessThanOrEqual(80);
  });

  it('says how to make the first one', () => {
    expect(baselineList([], machine)).toContain('bench-runner baseline update <model>');
  });
});

describe('a baseline shown', () => {
  it('tells its figures, what they can tell and what they were taken with, within 80 columns', () => {
    const text = baselineText(baseline, machine);
    expect(text.split('\n').slice(0, 6)).toEqual([
      `yolo11n on ${machine}`,
      'taken 2025-01-02 03:04:05 UTC, 20 processes',
      '',
      'figure               mean   n  spread   between  within   told',
      'single_inference_ms    50  20    1.5 %    1.4 %    4.0 %   4.4 %',
      'peak_memory_mb        130  20    0.0 %        -        -  12.3 %',
    ]);
    expect(text).toContain('  node: 20.20.2\n');
    expect(widest(text)).toBeLessThanOrEqual(80);
  });
});
