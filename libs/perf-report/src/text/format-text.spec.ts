import { modelOf, reportOf, samplesOf, scenariosOf } from '@framegate/perf-suite/testing';
import { formatFull } from './format-full.js';
import { formatSummary } from './format-summary.js';
import { columns } from './layout.js';
import { wantsColour } from './wants-colour.js';

const plain = { colour: false };
const long = 'a word that goes on '.repeat(20).trim();

const failing = () =>
  reportOf({
    results_by_model: {
      yolo11n: modelOf({
        scenarios: scenariosOf({ load: { mlperf: long } }),
        checks: [
          {
            metric: 'model_load_ms',
            comparison: 'below',
            target: 500,
            value: 612.4,
            low: 600,
            high: 620,
            n: 6,
            verdict: 'fail',
            reason: `The median is 612 ms: ${long}`,
          },
          {
            metric: 'throughput_per_second',
            comparison: 'above',
            target: 20,
            value: null,
            low: null,
            high: null,
            n: 0,
            verdict: 'inconclusive',
            reason: 'Too few batches.',
          },
        ],
      }),
    },
    recommendations: [{ rule: 'load', model: 'yolo11n', evidence: long, action: 'Load once.' }],
    notes: [long],
  });

const passing = () =>
  reportOf({
    results_by_model: {
      yolo11n: modelOf({
        checks: [
          {
            metric: 'model_load_ms',
            comparison: 'below',
            target: 500,
            value: 61,
            low: 60,
            high: 62,
            n: 6,
            verdict: 'pass',
            reason: 'Below.',
          },
        ],
      }),
    },
  });

describe('the summary', () => {
  it('says the verdict before anything else', () => {
    const [, , verdict] = formatSummary(passing(), plain).split('\n');
    expect(verdict).toBe('PASS  All targets are met.');
  });

  it('shows each check with what was measured, its target and its samples', () => {
    const lines = formatSummary(failing(), plain).split('\n');
    expect(lines).toContain('  FAIL  model load        612 ms  < 500 ms  n 6');
    expect(lines).toContain('  ?     throughput  not measured   > 20 /s');
  });

  it('says why for what did not pass', () => {
    const text = formatSummary(failing(), plain);
    expect(text).toContain('  model load: The median is 612 ms: a word that goes on');
    expect(text).toContain('  throughput: Too few batches.');
  });

  it('refuses a quantile that the samples do not allow', () => {
    const scenarios = scenariosOf({ single_inference: { samples: samplesOf([10, 11, 12]) } });
    const text = formatSummary(reportOf({ results_by_model: { yolo11n: modelOf({ scenarios }) } }), plain);
    expect(text).toContain('  single inference: p50 11 ms, p95 needs n 72, p99 needs n 368 (n 3)');
  });

  it('says what broke a model that could not be measured', () => {
    const error = { code: 'KILLED', message: 'Ended by SIGKILL.', exit_code: null, signal: 'SIGKILL' };
    const broken = modelOf({ state: 'failed', error });
    expect(formatSummary(reportOf({ results_by_model: { yolo11n: broken } }), plain)).toContain(
      '  failed: Ended by SIGKILL.',
    );
  });

  it('uses colour only when asked', () => {
    const escape = String.fromCharCode(27);
    expect(formatSummary(failing(), plain)).not.toContain(escape);
    expect(formatSummary(failing(), { colour: true })).toContain(`${escape}[31m`);
  });
});

describe.each([
  ['the summary', formatSummary],
  ['the full text', formatFull],
])('%s', (_, format) => {
  it('stays within 80 columns whatever the report says', () => {
    const widest = Math.max(
      ...format(failing(), plain)
        .split('\n')
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(columns);
  });
});

describe('the full text', () => {
  it('has the statistics of every scenario', () => {
    const lines = formatFull(reportOf(), plain).split('\n');
    expect(
      lines.filter((line) =>
        /^ {2}(load|single inference|batch|concurrent|memory|cleanup): complete/.test(line),
      ),
    ).toHaveLength(6);
    expect(lines.some((line) => /^ {4}total ms +100 /.test(line))).toBe(true);
  });
});

describe('colour', () => {
  it.each([
    ['a terminal', { isTTY: true }, {}, true],
    ['a pipe', {}, {}, false],
    ['a terminal whose user declines', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['a terminal that cannot', { isTTY: true }, { TERM: 'dumb' }, false],
    ['a pipe of a command that Nx runs', {}, { FORCE_COLOR: 'true' }, false],
  ])('for %s', (_, stream, environment, expected) => {
    expect(wantsColour(stream, environment)).toBe(expected);
  });
});
