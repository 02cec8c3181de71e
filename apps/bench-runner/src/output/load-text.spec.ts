import type { Level, ModelResult, ScenarioResult } from '@framegate/perf-suite';
import { modelOf, scenarioOf } from '@framegate/perf-suite/testing';
import { loadText } from './load-text.js';

const level = (value: number, p50: number, figures: Level['figures']): Level => {
  const quantile = { value: p50, low: null, high: null, needed: 6 };
  const untold = { ...quantile, value: null };
  return {
    value,
    statistics: {
      total_ms: {
        n: 60,
        mean: p50,
        sd: 1,
        min: 1,
        max: 99,
        p50: quantile,
        p90: quantile,
        p95: untold,
        p99: untold,
      },
    },
    figures,
  };
};

const textOf = (about: Partial<ScenarioResult>, model: Partial<ModelResult> = {}) =>
  loadText(modelOf(model), scenarioOf('server', { mlperf: 'Server', ...about }));

describe('the text on a load', () => {
  it('has a line for each level, with what became of the requests and whether the target was held', () => {
    const text = textOf({
      levels: {
        of: 'requests_per_second',
        points: [
          level(12.345, 80.4, { images_per_second: 12.1, late: 0, held: 1 }),
          level(24.69, 412.2, { images_per_second: 19.9, late: 31, held: 0, timed_out: 20, refused: 1 }),
        ],
      },
      figures: { peak_per_second: 12.345, target_ms: 100, target_percentile: 95, confidence_rate: 0.95 },
      integrity: { generator_late_p99_ms: 0.31 },
    });
    expect(text).toBe(
      [
        'yolo11n  server (MLPerf Server; workers 1, threads 4)',
        '  rate /s  answers /s   n  p50 ms  p90 ms  p99 ms  no answer  late  held',
        '  12.3           12.1  60    80.4    80.4       -          0     0   yes',
        '  24.7           19.9  60     412     412       -         21    31    no',
        '  The highest rate that keeps the target: 12.3 a second.',
        '  Target: 95 % in 100 ms, counted from the schedule, with 95 % confidence for',
        '  the whole search.',
        '  Without an answer: 1 refused, 20 timed out.',
        '  The generator was late by 0.31 ms at p99.',
        '',
      ].join('\n'),
    );
  });

  it('says that there is too little to tell, and what limits the figures', () => {
    const text = textOf({
      levels: { of: 'cameras', points: [level(2, 9, { late: 0 })] },
      figures: { cameras_held: 2, frames_per_second: 10 },
      flags: [{ code: 'cut-short', message: 'There was time for 5 trials.' }],
    });
    expect(text).toContain('  Cameras that this machine holds at 10 frames a second: at least 2.\n');
    expect(text).toContain('  ?: too few requests to tell.\n');
    expect(text).toContain('  ! There was time for 5 trials.\n');
  });

  it('names the knee, and leaves out what nobody asked for', () => {
    const text = textOf({
      mlperf: null,
      levels: { of: 'callers', points: [level(1, 50, {}), level(2, 60, {})] },
      figures: { knee_callers: 1 },
    });
    expect(text).toContain('The knee is at 1 caller:');
    expect(text).not.toContain('held');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('says why nothing was measured', () => {
    const error = { code: 'MODEL_LOAD', message: 'No such file.', exit_code: null, signal: null };
    expect(textOf({ levels: null }, { error, engine: null })).toBe(
      'yolo11n  server (MLPerf Server)\n  No such file.\n',
    );
  });
});
