import type { Report } from '@framegate/perf-suite';
import { reportUnderTest } from '../report/report-under-test.js';
import { settleVariable } from '../requirements/must-settle.js';
import { regressionsOf, unsettledOf } from '../requirements/require-no-regression.js';

/** Says after the run which requirements passed only because nothing could be said of them. */
export default class UnsettledReporter {
  async onRunComplete(): Promise<void> {
    // What is no report was told by the sentence that says so, and so was a baseline that is none.
    const report = await reportUnderTest().catch(() => undefined);
    if (report === undefined) return;
    const unsettled = [...unsettledChecks(report), ...(await unsettledRegressions(report).catch(() => []))];
    if (unsettled.length === 0) return;
    console.log(['\nNo verdict was possible on:', ...unsettled].join('\n  '));
    console.log(`Set ${settleVariable}=true to fail for want of a verdict.`);
  }
}

function unsettledChecks({ results_by_model }: Report): string[] {
  return Object.values(results_by_model).flatMap(({ variant, checks }) =>
    checks
      .filter(({ verdict }) => verdict === 'inconclusive')
      .map(({ metric, reason }) => `${variant}: ${metric} (inconclusive). ${reason}`),
  );
}

async function unsettledRegressions(report: Report): Promise<string[]> {
  const unsettled: string[] = [];
  for (const variant of Object.keys(report.results_by_model)) {
    const regressions = await regressionsOf(report, variant);
    unsettled.push(...unsettledOf(variant, regressions).map((why) => `${variant}: regression ${why}`));
  }
  return unsettled;
}
