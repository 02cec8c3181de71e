import { sampleOf } from '@framegate/perf-suite/testing';
import { figureTitle, formatFigure } from './format-figure.js';
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
    ['readings', 38, '38'],
  ])('%s of %p is written %j', (name, value, text) => {
    expect(formatFigure(name, value)).toBe(text);
  });

  it('is called what it is, without its unit', () => {
    expect(figureTitle('memory_kept_after_close_mb')).toBe('memory kept after close');
    expect(figureTitle('real_time_compliance_rate')).toBe('real time compliance');
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
