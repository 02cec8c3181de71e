import { modelOf, reportOf, samplesOf, scenarioOf } from '@framegate/perf-suite/testing';
import { richModel } from '../testing/rich-model.js';
import { richReport } from '../testing/rich-report.js';
import { renderHtml } from './render-html.js';

const rich = renderHtml(richReport());
const titles = (html: string) => [...html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title);

describe('the page', () => {
  it('says the verdict first, then what failed and why, and ends with where it was measured', () => {
    expect(titles(rich)).toEqual([
      'What did not pass, and why',
      'What to do',
      'Head against base',
      'yolo11n',
      'rtdetr-r18',
      'Trend',
      'Exam of the gate',
      'Plan',
      'Environment and images',
    ]);
    expect(rich.indexOf('<h1>')).toBeLessThan(rich.indexOf('<h2'));
  });

  it('leaves out what the report does not have', () => {
    expect(titles(renderHtml(reportOf()))).toEqual(['yolo11n', 'Environment and images']);
    const bare = renderHtml(reportOf({ results_by_model: { x: modelOf({ scenarios: {}, checks: [] }) } }));
    expect(bare).not.toContain('<figure>');
  });

  it.each([
    'Change with each pair',
    'Change against the baseline',
    'Times of single inference',
    'Times by percentile',
    'Stages of single inference',
    'Course of single inference',
    'Time against throughput (concurrent)',
    'Time by callers (concurrent)',
    'Deadline miss by cameras (batch)',
    'Memory over time (memory)',
    'Memory by phase (memory)',
    'Operators of the network',
    'yolo11n: single inference',
    'Share of trials with an alarm',
  ])('draws “%s”', (title) => {
    expect(rich).toContain(`<figcaption>${title}</figcaption>`);
  });

  it('has for every drawing a name, a sentence and a table', () => {
    const figures = rich.match(/<figure>.*?<\/figure>/gs)!;
    for (const figure of figures) {
      expect(figure).toMatch(/<svg [^>]*role="img" aria-label="[^"]{10,}"/);
      expect(figure).toMatch(/<p class="reading">[^<]{5,}/);
      expect(figure).toMatch(/<details>.*<table>.*<td/s);
    }
  });

  it('shows commands and options as what they are', () => {
    const advise = (action: string) =>
      renderHtml(reportOf({ recommendations: [{ rule: 'r', model: null, evidence: 'So it is.', action }] }));
    expect(advise('Take more time (`--time`) & see.')).toContain('(<code>--time</code>) &amp; see.');
    expect(advise('Take a ` and go.')).toContain('Take a ` and go.');
  });

  it('lets no name or message of others become markup', () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='a'>`;
    const model = richModel(evil, {
      family: evil,
      error: { code: evil, message: evil, exit_code: 1, signal: null },
      operators: [{ type: evil, nodes: 1, ms: 1, share: 1 }],
    });
    const report = richReport({
      results_by_model: { [evil]: model },
      notes: [evil],
      recommendations: [{ rule: evil, model: evil, evidence: evil, action: evil }],
    });
    const [comparison] = report.comparisons;
    const [trend] = report.trends;
    const html = renderHtml({
      ...report,
      summary: { ...report.summary, reason: evil },
      comparisons: [
        {
          ...comparison!,
          variant: evil,
          reason: evil,
          metrics: comparison!.metrics.map((metric) => ({ ...metric, metric: evil })),
        },
      ],
      trends: [{ ...trend!, variant: evil, metric: evil }],
      exam: {
        ...report.exam!,
        reason: evil,
        questions: report.exam!.questions.map((question) => ({ ...question, what: evil })),
      },
      images: { ...report.images, source: evil, skipped: [{ name: evil, reason: evil }] },
    });
    expect(html).not.toMatch(/<script|<img|alert\(1\)<\/script>/i);
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('allows no script, no request and no style but its own', () => {
    expect(rich.replaceAll('&#39;', "'")).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'">/,
    );
    expect(rich).not.toMatch(/<script| style="| on[a-z]+="|(?:src|href)="(?!#)/);
  });

  it('keeps small for four models, and however many samples there are', () => {
    const models = ['a', 'b', 'c', 'd'].map((variant) => richModel(variant));
    const many = Array.from({ length: 100_000 }, (_, index) => 10 + (index % 97) / 10);
    const single = scenarioOf('single_inference', { samples: samplesOf(many.slice(0, 100)) });
    models[0] = richModel('a', { scenarios: { single_inference: { ...single, samples: samplesOf(many) } } });
    const html = renderHtml(
      richReport({ results_by_model: Object.fromEntries(models.map((model) => [model.variant, model])) }),
    );
    expect(html.length).toBeLessThan(1_000_000);
    expect(html).toContain('Drawn are 800 of 100000, evenly chosen.');
  });
});

describe('a drawing of odd figures', () => {
  it.each([
    ['all the same', Array.from({ length: 50 }, () => 10)],
    ['all zero', Array.from({ length: 50 }, () => 0)],
    ['of the least and the most', Array.from({ length: 50 }, (_, index) => (index === 0 ? 0.001 : 1e6))],
  ])('stands for times %s', (_, times) => {
    const model = modelOf({
      scenarios: { single_inference: scenarioOf('single_inference', { samples: samplesOf(times) }) },
    });
    const html = renderHtml(reportOf({ results_by_model: { x: model } }));
    expect(html).toContain('Times of single inference');
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('has a table of a load of one level, which is no curve', () => {
    const points = [{ value: 4, statistics: {}, figures: { images_per_second: 12 } }];
    const scenarios = { concurrent: scenarioOf('concurrent', { levels: { of: 'cameras', points } }) };
    const html = renderHtml(reportOf({ results_by_model: { x: modelOf({ scenarios }) } }));
    expect(html).toContain('<caption>Load of concurrent</caption>');
    expect(html).toContain('>12 /s<');
  });

  it('says in words what too few samples do not show', () => {
    const scenarios = { single_inference: scenarioOf('single_inference', { samples: samplesOf([1, 2, 3]) }) };
    const html = renderHtml(reportOf({ results_by_model: { x: modelOf({ scenarios }) } }));
    expect(html).not.toContain('Times of single inference');
    expect(html).toContain('needs n 72');
  });
});
