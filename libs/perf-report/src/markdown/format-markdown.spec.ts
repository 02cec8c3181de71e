import { modelOf, reportOf } from '@framegate/perf-suite/testing';
import { richReport } from '../testing/rich-report.js';
import { formatMarkdown } from './format-markdown.js';
import { limitSize } from './limit-size.js';

describe('Markdown', () => {
  it('begins with the verdict', () => {
    const report = reportOf();
    const [heading, , reason] = formatMarkdown([report]).split('\n');
    expect(heading).toBe(`## Framegate: ${report.summary.verdict}`);
    expect(reason).toBe(report.summary.reason);
  });

  it('has a row for each check and the reason for those that did not pass', () => {
    const checks = [
      {
        metric: 'model_load_ms',
        comparison: 'below',
        target: 500,
        value: 612.4,
        low: 600,
        high: 620,
        n: 6,
        verdict: 'fail',
        reason: 'Too slow.',
      } as const,
    ];
    const text = formatMarkdown([reportOf({ results_by_model: { yolo11n: modelOf({ checks }) } })]);
    expect(text).toContain('| ❌ | model load | 612 ms | &lt; 500 ms | Too slow. |');
  });

  it('lets no text of others change the page', () => {
    const error = { code: 'X', message: '<script> | a\nb', exit_code: 1, signal: null };
    const text = formatMarkdown([
      reportOf({ results_by_model: { yolo11n: modelOf({ state: 'failed', error }) } }),
    ]);
    expect(text).toContain('**failed**: &lt;script> \\| a b');
  });

  it('mentions nobody and links to nothing that the report names', () => {
    const text = formatMarkdown([reportOf({ notes: ['Ask @team about #12 and [this](http://x).'] })]);
    expect(text).not.toMatch(/@team|#12|\[this\]/);
  });

  it('shows the change against the baseline with its interval and what could have been detected', () => {
    expect(formatMarkdown([richReport()])).toContain(
      '| ❌ | single inference | +8.2 % | +6.1 to +10.3 % | +3.1 % |',
    );
  });

  it('shows a comparison with its verdict, its metrics and which of them decide', () => {
    const text = formatMarkdown([richReport()]);
    expect(text).toContain('**regressed**: The median is 6.2 % slower');
    expect(text).toContain('| ❌ | median | +6.2 % | +4.7 to +7.9 % | 3.0 % | +2.1 % | yes |');
    expect(text).toContain('| ❔ | p95 | +4.0 % | +2.5 to +5.7 % | 3.0 % | +2.1 % | advice |');
  });

  it('says a leak, what the plan dropped and where a gate is not trusted', () => {
    const report = richReport();
    const exam = { ...report.exam!, verdict: 'untrusted', reason: 'Two false alarms.' } as const;
    const text = formatMarkdown([{ ...report, exam }]);
    expect(text).toContain('memory: LEAK of 2.90 KB an inference');
    expect(text).toContain('- Dropped: rtdetr-r18: 200 of 300 repetitions');
    expect(text).toContain('**The gate is untrusted**: Two false alarms.');
  });

  it('puts several reports below one another', () => {
    expect(formatMarkdown([reportOf(), reportOf()]).match(/^## Framegate/gm)).toHaveLength(2);
  });
});

describe('Markdown that is too long', () => {
  it('is cut between parts, with a note on how many are missing, and fits', () => {
    const text = limitSize(['ä'.repeat(60), 'b'.repeat(60), 'c'.repeat(60)], 220);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(220);
    expect(text).toMatch(/^ä{60}\n\n\*\*Cut here:\*\* 2 of 3 parts/);
  });

  it('is left alone where it just fits', () => {
    expect(limitSize(['a'.repeat(48), 'b'.repeat(49)], 100)).not.toContain('Cut');
  });

  it('of thousands of models stays below what GitHub takes', () => {
    const model = modelOf();
    const names = Array.from({ length: 12_000 }, (_, index) => `model-${index}`);
    const results_by_model = Object.fromEntries(names.map((variant) => [variant, { ...model, variant }]));
    const text = formatMarkdown([{ ...reportOf(), results_by_model }]);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toContain('**Cut here:**');
  });
});
