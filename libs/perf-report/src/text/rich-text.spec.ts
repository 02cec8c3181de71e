import { reportOf } from '@framegate/perf-suite/testing';
import { adviceReport } from '../testing/advice-report.js';
import { richReport } from '../testing/rich-report.js';
import { formatFull } from './format-full.js';
import { formatSummary } from './format-summary.js';
import { columns } from './layout.js';

const plain = { colour: false };
const summary = formatSummary(richReport(), plain);

describe('the summary of a report with everything in it', () => {
  it.each([
    [
      'a regression, its interval and what could be detected',
      /^ {2}FAIL {2}single inference {2}\+8\.2 % +\+6\.1 to \+10\.3 % +detects \+3\.1 % +n 20$/m,
    ],
    ['what else was within the baseline', /^ {2}ok {4}model load {8}\+0\.2 %/m],
    [
      'why a baseline does not compare',
      /^ {2}batch not comparable with the baseline: The baseline was taken with 2 threads/m,
    ],
    [
      'a leak, its owner and what could be detected',
      /LEAK of 2\.90 KB an inference \(2\.79 KB to 3\.10 KB\) in native memory\.\n +Leaks are seen from: v8 52 B, external 52 B, native 155 B an\s+inference\./,
    ],
    ['the knee', /^ {2}concurrent: knee callers 3$/m],
    ['the cameras that are held', /^ {2}batch: cameras held 2$/m],
    ['what limits the figures', /^ {2}limited by busy-machine \(batch\)$/m],
    ['the verdict of a comparison', /^ {2}regressed: The median is 6\.2 % slower/m],
    [
      'its metrics and which of them decide',
      /^ {2}FAIL {2}median \* +\+6\.2 % +\+4\.7 to \+7\.9 % +margin 3\.0 % +detects \+2\.1 %$/m,
    ],
    ['when a trend changed', /^ {2}changed on 2025-01-10 at 0123456789: 33\.5 ms to 36\.5 ms \(\+9\.0 %\)$/m],
    ['what the plan dropped', /^Dropped: rtdetr-r18: 200 of 300 repetitions/m],
    ['which part of the plan it was', /^Part 1 of 4\. Planned 1 min 50 s of 2 min 0 s allowed/m],
  ])('says %s', (_, line) => {
    expect(summary).toMatch(line);
  });

  it('leaves a trusted exam out, and says that a gate failed its own', () => {
    const { exam } = richReport();
    expect(summary).not.toContain('exam');
    const text = formatSummary(
      richReport({ exam: { ...exam!, verdict: 'untrusted', reason: 'Two false alarms.' } }),
      plain,
    );
    expect(text).toContain('The gate failed its exam on this machine: Two false alarms.');
  });

  it('has the whole exam where the run was one', () => {
    const text = formatSummary(richReport({ mode: 'certify' }), plain);
    expect(text).toContain('  trusted: No false alarm in 20 trials');
    expect(text).toContain(
      '  ok    10 % slower: 19 alarms in 20 trials, 95 % (75.1 % to 99.9 %), 1\n        undecided',
    );
  });

  it('calls a figure that decides nothing a note', () => {
    const text = formatSummary(adviceReport(), plain);
    expect(text).toMatch(/^ {2}note {2}single inference {2}\+8\.2 %/m);
  });

  it('is no longer than before where nothing of it was measured', () => {
    expect(formatSummary(reportOf(), plain)).not.toMatch(/baseline|leak|knee|limited by|Planned|exam/i);
  });
});

it.each([
  ['summary', formatSummary],
  ['full text', formatFull],
])('the %s of everything stays within 80 columns', (_, format) => {
  const lines = format(richReport(), plain).split('\n');
  expect(lines.filter((line) => line.length > columns)).toEqual([]);
});

it('the full text has the exam, the trends and the comparisons too', () => {
  const text = formatFull(richReport(), plain);
  for (const part of ['Exam of the gate', 'changed on 2025-01-10', 'working tree against main'])
    expect(text).toContain(part);
});

it('the full text has every level of a load', () => {
  expect(formatFull(richReport(), plain)).toMatch(/^ {4}callers 3: n 80, p50 [\d.]+ ms, throughput 76 \/s$/m);
});
