import { sampleOf } from '@framegate/perf-suite/testing';
import {
  figureTitle,
  formatBytes,
  formatChange,
  formatChangeInterval,
  formatDuration,
  formatFigure,
} from './format-figure.js';
import { stageMedians } from './stage-medians.js';

describe('a figure', () => {
  it.each([
    ['model_load_ms', 81.25, '81.3 ms'],
    ['throughput_per_second', 16.94, '16.9 /s'],
    ['memory_per_batch_mb', 4096, '4096 MB'],
    ['memory_growth_per_inference_kb', 0.5, '0.50 KB'],
    ['real_time_compliance_rate', 0.9999, '99.9 %'],
    ['real_time_compliance_rate', 1, '100 %'],
    ['model_load_ms', null, 'not measured'],
    ['late_rate_high', 0.05, '5 %'],
    ['readings', 38, '38'],
  ])('%s of %p is written %j', (name, value, text) => {
    expect(formatFigure(name, value)).toBe(text);
  });

  it('is called what it is, without its unit', () => {
    expect(figureTitle('memory_kept_after_close_mb')).toBe('memory kept after close');
    expect(figureTitle('real_time_compliance_rate')).toBe('real time compliance');
    expect(['late', 'late_rate', 'late_rate_low'].map(figureTitle)).toEqual([
      'late',
      'late, of all',
      'late, at least',
    ]);
  });
});

describe('the medians of the stages', () => {
  it('leave warm-up out and add up to the whole', () => {
    const samples = [
      sampleOf({ warm_up: true, stages_ms: { decode: 900, inference: 900 } }),
      sampleOf({ stages_ms: { decode: 1, inference: 5 } }),
      sampleOf({ stages_ms: { decode: 2, inference: 6 } }),
      sampleOf({ stages_ms: { decode: 3, inference: 40 } }),
    ];
    expect(stageMedians({ samples })).toEqual([
      { stage: 'decode', medianMs: 2, share: 0.25 },
      { stage: 'inference', medianMs: 6, share: 0.75 },
    ]);
  });

  it('are none without samples', () => {
    expect(stageMedians({ samples: [] })).toEqual([]);
  });
});

describe('a change', () => {
  it.each([
    [0.052, '+5.2 %'],
    [-0.0304, '-3.0 %'],
    [0, '0.0 %'],
    [-0.0001, '0.0 %'],
    [0.0004, '0.0 %'],
    [1.5, '+150.0 %'],
    [null, 'unknown'],
  ])('of %p is written %j', (change, text) => {
    expect(formatChange(change)).toBe(text);
  });

  it('has an interval only with both of its ends', () => {
    expect(formatChangeInterval(-0.01, 0.02)).toBe('-1.0 to +2.0 %');
    expect(formatChangeInterval(-0.01, null)).toBe('');
  });
});

it.each([
  [0, '0 B'],
  [-40, '-40 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [2970, '2.90 KB'],
  [-3 * 1024 * 1024, '-3 MB'],
])('%p bytes are written %j', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [31_000, '31.0 s'],
  [95_400, '1 min 35 s'],
  [119_900, '2 min 0 s'],
])('%p ms are written %j', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
