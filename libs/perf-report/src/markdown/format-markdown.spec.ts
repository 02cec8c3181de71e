import { modelOf, reportOf } from '@framegate/perf-suite/testing';
import { formatMarkdown } from './format-markdown.js';

describe('Markdown', () => {
  it('begins with the verdict', () => {
    const report = reportOf();
    const [heading, , reason] = formatMarkdown(report).split('\n');
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
    const text = formatMarkdown(reportOf({ results_by_model: { yolo11n: modelOf({ checks }) } }));
    expect(text).toContain('| ❌ | model load | 612 ms | &lt; 500 ms | Too slow. |');
  });

  it('lets no text of others change the page', () => {
    const error = { code: 'X', message: '<script> | a\nb', exit_code: 1, signal: null };
    const text = formatMarkdown(
      reportOf({ results_by_model: { yolo11n: modelOf({ state: 'failed', error }) } }),
    );
    expect(text).toContain('**failed**: &lt;script> \\| a b');
  });
});
