import type { Report } from '@framegate/perf-suite';
import type { Finding } from '../findings/finding.js';
import { reportFindings } from '../findings/report-findings.js';
import { groupBy } from '../figures/group-by.js';
import { markup, type Markup } from '../markup/markup.js';

/**
 * JUnit XML as Jenkins and Surefire have it: a suite for each model or comparison, a case for each thing that was judged.
 * What could not be decided is skipped. A case has no time: a report times scenarios, not checks.
 */
export function formatJunit(reports: readonly Report[]): string {
  const { tests, failures, errors } = counts(reports.flatMap(reportFindings));
  const seconds = (reports.reduce((sum, { duration_ms }) => sum + duration_ms, 0) / 1000).toFixed(3);
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="framegate" time="${seconds}" tests="${tests}" failures="${failures}" errors="${errors}">${reports.flatMap(suites)}
</testsuites>
`;
  return document.text;
}

function suites(report: Report): Markup[] {
  const { created_at, environment } = report;
  return [...groupBy(reportFindings(report), ({ subject }) => subject)].map(([subject, judged]) => {
    const { tests, failures, errors, skipped } = counts(judged);
    return markup`
  <testsuite name="${subject}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" timestamp="${created_at}" hostname="${environment.machine_id}">${judged.map(testCase)}
  </testsuite>`;
  });
}

function testCase(finding: Finding): Markup {
  const { subject, kind, name } = finding;
  return markup`
    <testcase name="${name}" classname="framegate.${subject.replaceAll('.', '_')}.${kind}">${result(finding)}</testcase>`;
}

function result({ outcome, verdict, reason, measured, expected }: Finding): Markup | null {
  const figures = [measured && `measured ${measured}`, expected && `expected ${expected}`]
    .filter((text) => text !== '')
    .join(', ');
  const text = figures === '' ? reason : `${reason}\n${figures}`;
  switch (outcome) {
    case 'pass':
      return null;
    case 'fail':
      return markup`<failure message="${reason}" type="${verdict}">${text}</failure>`;
    case 'error':
      return markup`<error message="${reason}" type="${verdict}">${text}</error>`;
    case 'inconclusive':
      return markup`<skipped message="${`${verdict}: ${reason}`}"/>`;
  }
}

function counts(findings: readonly Finding[]) {
  const of = (outcome: Finding['outcome']) =>
    findings.filter((finding) => finding.outcome === outcome).length;
  return { tests: findings.length, failures: of('fail'), errors: of('error'), skipped: of('inconclusive') };
}
