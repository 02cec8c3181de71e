import type { HistoryOfMachine, Trend } from '@framegate/perf-suite';
import { reportOf } from '@framegate/perf-suite/testing';
import { historyText } from './history-text.js';
import { sparkline } from './sparkline.js';

const trend = (values: number[], about: Partial<Trend> = {}): Trend => ({
  variant: 'yolo11n',
  metric: 'single_inference_ms',
  machine_id: 'here',
  points: values.map((value, index) => ({
    at: `2025-01-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`,
    commit: '0123456789abcdef',
    value,
  })),
  changes: [],
  ...about,
});

const history = (trends: Trend[], otherMachines: string[] = []): HistoryOfMachine => ({
  report: reportOf({ mode: 'history', results_by_model: {}, trends }),
  machine: 'here',
  otherMachines,
  skipped: [],
});

const asked = { reports: 'reports' };

describe('a sparkline', () => {
  it('shows a change, and keeps noise flat', () => {
    expect(sparkline([50, 50, 60, 60], 10)).toBe('▅▅██');
    expect(sparkline([50, 50.2, 50.1, 50], 10)).toBe('████');
    expect(sparkline([0, 5, 10], 10)).toBe('▁▅█');
  });

  it('is as wide as it may be, with the last values, and flat where all are 0', () => {
    expect(sparkline([1, 1, 1, 9], 2)).toHaveLength(2);
    expect(sparkline([0, 0], 5)).toBe('▁▁');
  });
});

describe('a history for people', () => {
  it('shows each figure in a line, and where its level changed, within 80 columns', () => {
    const changed = trend([50, 50, 50, 50, 60, 60, 60, 60], {
      changes: [{ index: 4, before: 50, after: 60 }],
    });
    const many = trend(Array<number>(90).fill(1234.5678), { metric: 'single_inference_p95_ms' });
    const text = historyText(history([changed, many, trend([9], { variant: 'yolo11s' })], ['there']), asked);
    expect(text.split('\n')).toEqual([
      'yolo11n                    runs  last  course',
      '  single_inference_ms         8    60  ▅▅▅▅████',
      `  single_inference_p95_ms    90  1230  ${'█'.repeat(30)}`,
      '  single_inference_ms: 50 → 60, +20.0 %, since 2025-01-05 (01234567)',
      '',
      'yolo11s                runs  last  course',
      '  single_inference_ms     1     9  █',
      '',
      'Other machines, shown with --machine:',
      '  there',
      '',
    ]);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('says where there is no run of the machine', () => {
    expect(historyText(history([]), asked)).toBe('No report in reports has a figure on the machine here.\n');
    expect(historyText(history([]), { ...asked, variant: 'yolo11n' })).toMatch(
      /^No report in reports has a figure of yolo11n on the machine here\.$/m,
    );
  });
});
