import { reportUnderTest } from './report/report-under-test.js';
import { requireNoRegression } from './requirements/require-no-regression.js';

const report = await reportUnderTest();

for (const variant of Object.keys(report.results_by_model)) {
  describe(`@regression ${variant}`, () => {
    it('is no worse than its baseline on this machine', async () => {
      await requireNoRegression(report, variant);
    });
  });
}
