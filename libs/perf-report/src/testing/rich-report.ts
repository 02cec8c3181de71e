import type { Comparison, Report } from '@framegate/perf-suite';
import { reportOf } from '@framegate/perf-suite/testing';
import { noisy } from './noisy.js';
import { richModel } from './rich-model.js';

/** A report with something in every section, as no single run leaves it. */
export function richReport(about: Partial<Report> = {}): Report {
  return reportOf({
    results_by_model: {
      yolo11n: richModel('yolo11n'),
      'rtdetr-r18': richModel('rtdetr-r18', {
        state: 'failed',
        error: { code: 'KILLED', message: 'Ended by SIGKILL.', exit_code: null, signal: 'SIGKILL' },
        regressions: [],
      }),
    },
    recommendations: [
      {
        rule: 'slow-load',
        model: 'yolo11n',
        evidence: 'Loading takes 612 ms; asked is below 500.',
        action: 'Load once and keep the session.',
      },
    ],
    plan: {
      estimate_ms: 110_000,
      budget_ms: 120_000,
      models: [
        { variant: 'yolo11n', estimate_ms: 50_000, scenarios: [{ name: 'load', estimate_ms: 5000 }] },
        { variant: 'rtdetr-r18', estimate_ms: 60_000, scenarios: [{ name: 'load', estimate_ms: 9000 }] },
      ],
      dropped: ['rtdetr-r18: 200 of 300 repetitions of the memory scenario.'],
      shard: { index: 1, count: 4 },
    },
    comparisons: [richComparison()],
    exam: {
      taken_at: '2025-01-02T03:04:05.678Z',
      machine_id: 'amd-epyc-7b13-4-cores-linux-x64-0a1b2c3d',
      verdict: 'trusted',
      reason: 'No false alarm in 20 trials, and 19 of 20 slowdowns of 10 % were found.',
      questions: [
        {
          kind: 'no-change',
          size: 0,
          what: 'the same on both sides',
          trials: 20,
          alarms: 0,
          undecided: 1,
          rate: 0,
          low: 0,
          high: 0.168,
          passed: true,
        },
        {
          kind: 'slowdown',
          size: 0.1,
          what: '10 % slower',
          trials: 20,
          alarms: 19,
          undecided: 1,
          rate: 0.95,
          low: 0.751,
          high: 0.999,
          passed: true,
        },
        {
          kind: 'leak',
          size: 128,
          what: 'a leak of 128 B an inference',
          trials: 5,
          alarms: 1,
          undecided: 4,
          rate: 0.2,
          low: 0.005,
          high: 0.717,
          passed: null,
        },
      ],
    },
    trends: [
      {
        variant: 'yolo11n',
        metric: 'single_inference_ms',
        machine_id: 'amd-epyc-7b13-4-cores-linux-x64-0a1b2c3d',
        points: Array.from({ length: 16 }, (_, index) => ({
          at: `2025-01-${String(index + 1).padStart(2, '0')}T12:00:00.000Z`,
          commit: '0123456789abcdef',
          value: (index < 9 ? 33 : 36) + noisy(index),
        })),
        changes: [{ index: 9, before: 33.5, after: 36.5 }],
      },
    ],
    notes: ['yolo11n has synthetic weights: nothing is said about accuracy.'],
    ...about,
  });
}

function richComparison(): Comparison {
  const metric = (
    name: string,
    ratio: number,
    verdict: 'regressed' | 'ok' | 'inconclusive',
    gating: boolean,
  ) => ({
    metric: name,
    gating,
    base: 33.4,
    head: 33.4 * ratio,
    ratio,
    low: ratio - 0.015,
    high: ratio + 0.017,
    margin: 0.03,
    adjusted_p: 0.004,
    minimum_detectable_effect: 0.021,
    verdict,
    pairs: Array.from({ length: 10 }, (_, index) => ratio + 0.05 * (noisy(index) - 0.5)),
  });
  return {
    variant: 'yolo11n',
    base: { label: 'main', kind: 'git', commit: '0123456789abcdef', artifact_sha256: null },
    head: { label: 'working tree', kind: 'directory', commit: null, artifact_sha256: null },
    outputs: { same: true, compared: 8, difference: null },
    looks: [10, 16],
    pairs: 10,
    metrics: [
      metric('median_ms', 1.062, 'regressed', true),
      metric('images_per_second', 0.985, 'ok', true),
      metric('p95_ms', 1.04, 'inconclusive', false),
    ],
    stages: [
      { stage: 'decode', base_ms: 2.4, head_ms: 2.5 },
      { stage: 'inference', base_ms: 28.1, head_ms: 30.2 },
    ],
    operators: {
      base: [{ type: 'Conv', nodes: 88, ms: 25, share: 0.9 }],
      head: [{ type: 'Conv', nodes: 88, ms: 27, share: 0.9 }],
    },
    verdict: 'regressed',
    reason: 'The median is 6.2 % slower (4.7 to 7.9 %); allowed are 3 %.',
  };
}
