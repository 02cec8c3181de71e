import type { MeasureEvent } from '../measure/events.js';
import type { MemoryPhaseRecord } from '../report/schema/scenario-schema.js';
import { batchSamples, sampleOf } from '../testing/results.js';
import { collectScenarios } from './collect-scenarios.js';

const began = (scenario: 'batch' | 'memory' | 'cleanup' | 'load'): MeasureEvent => ({
  type: 'scenario-started',
  scenario,
});
const ended = (scenario: 'batch' | 'memory' | 'cleanup' | 'load'): MeasureEvent => ({
  type: 'scenario-ended',
  scenario,
  duration_ms: 5,
  error: null,
});

function phase(name: string, start: number, end: number, peak = Math.max(start, end)): MemoryPhaseRecord {
  const figures = (anon_mb: number) => ({
    anon_mb,
    rss_mb: 999,
    heap_used_mb: 1,
    external_mb: 1,
    array_buffers_mb: 1,
  });
  return {
    name,
    duration_ms: 1,
    samples: 1,
    start: figures(start),
    end: figures(end),
    peak: figures(peak),
    peak_rss_source: 'kernel',
  };
}

describe('the scenarios of a model', () => {
  it('hold what was recorded, and describe it without warm-up', () => {
    const { load } = collectScenarios(
      ['load'],
      [
        began('load'),
        { type: 'sample', scenario: 'load', sample: sampleOf({ total_ms: 90, warm_up: true }) },
        { type: 'sample', scenario: 'load', sample: sampleOf({ total_ms: 30, session_ms: 20 }) },
        { type: 'flag', scenario: 'load', flag: { code: 'odd', message: 'Odd.' } },
        ended('load'),
      ],
      null,
    );
    expect(load).toMatchObject({
      state: 'complete',
      duration_ms: 5,
      flags: [{ code: 'odd', message: 'Odd.' }],
    });
    expect(load.samples).toHaveLength(2);
    expect(load.statistics).toMatchObject({
      total_ms: { n: 1, mean: 30, sd: null },
      session_ms: { n: 1, mean: 20 },
    });
  });

  it('count a batch as one measurement', () => {
    const samples = batchSamples([400, 800]);
    const { batch } = collectScenarios(
      ['batch'],
      [
        began('batch'),
        ...samples.map((sample) => ({ type: 'sample', scenario: 'batch', sample }) as const),
        ended('batch'),
      ],
      null,
    );
    expect(batch.statistics).toMatchObject({
      batch_ms: { n: 2, min: 400, max: 800 },
      images_per_second: { n: 2, min: 10, max: 20 },
      inference_ms: { n: 16 },
    });
  });

  it('failed where they began and never ended, with what became of the process', () => {
    const cause = { code: 'KILLED', message: 'Killed.' };
    const { load, batch, memory } = collectScenarios(
      ['load', 'batch', 'memory'],
      [began('load'), ended('load'), began('batch')],
      cause,
    );
    expect(load).toMatchObject({ state: 'complete', error: null });
    expect(batch).toMatchObject({ state: 'failed', error: cause, duration_ms: null });
    expect(memory).toMatchObject({ state: 'not-run', error: null });
  });

  it('are those that were to be measured alone', () => {
    expect(Object.keys(collectScenarios(['load'], [began('batch'), ended('batch')], null))).toEqual(['load']);
  });

  it('describe images one by one where there are several', () => {
    const samples = [10, 30, 20].map((total_ms, index) =>
      sampleOf({ total_ms, image: index < 2 ? 'a.png' : 'b.png' }),
    );
    const { single_inference } = collectScenarios(
      ['single_inference'],
      samples.map((sample) => ({ type: 'sample', scenario: 'single_inference', sample }) as const),
      null,
    );
    expect(single_inference.by_image).toMatchObject({ 'a.png': { n: 2, mean: 20 }, 'b.png': { n: 1 } });
  });

  it('measure memory above the loaded model', () => {
    const readings = [100, 150, 150, 152, 154, 156].map((memory_mb, index) =>
      sampleOf({ memory_mb, warm_up: index < 2 }),
    );
    const { memory } = collectScenarios(
      ['memory'],
      [
        began('memory'),
        ...readings.map((sample) => ({ type: 'sample', scenario: 'memory', sample }) as const),
        { type: 'phase', scenario: 'memory', phase: phase('inference', 60, 156, 170) },
        { type: 'phase', scenario: 'memory', phase: phase('batch', 156, 160, 300) },
        ended('memory'),
      ],
      null,
    );
    expect(memory.figures).toMatchObject({
      loaded_mb: 60,
      peak_mb: 300,
      per_inference_mb: 110,
      per_batch_mb: 240,
      growth_readings: 4,
      growth_kb: 2048,
      detection_limit_kb: 0,
    });
  });

  it('compare what is held after the last close with the first, and with what a model takes', () => {
    const cycles = [
      phase('open 1', 40, 130),
      phase('close 1', 130, 60),
      phase('open 2', 60, 140),
      phase('close 2', 140, 66),
    ];
    const { cleanup } = collectScenarios(
      ['cleanup'],
      [
        began('cleanup'),
        ...cycles.map((phase) => ({ type: 'phase', scenario: 'cleanup', phase }) as const),
        ended('cleanup'),
      ],
      null,
    );
    expect(cleanup.figures).toEqual({ cycles: 2, model_takes_mb: 85, kept_after_close_mb: 6 });
  });
});
