import { modelsUnderTest, reportUnderTest } from './report/report-under-test.js';
import { requireEnvironment } from './requirements/require-environment.js';
import { requireMeasured } from './requirements/require-measured.js';
import { requireSamples } from './requirements/require-samples.js';
import { requireSuccessRate } from './requirements/require-success-rate.js';

describe('@benchmark the report', () => {
  it('is valid by its schema', async () => {
    await reportUnderTest();
  });

  it('says where it was measured', async () => {
    requireEnvironment((await reportUnderTest()).environment);
  });

  it('holds a model', async () => {
    expect(await modelsUnderTest()).not.toHaveLength(0);
  });
});

// Without a valid report the sentences above say so; there are no models to speak of.
for (const model of await modelsUnderTest().catch(() => [])) {
  describe(`@benchmark ${model.variant}`, () => {
    it('was measured to the end', () => {
      requireMeasured(model);
    });

    it('was measured often enough to quote its medians', () => {
      requireSamples(model);
    });

    it('passes enough of its checks', () => {
      requireSuccessRate(model);
    });
  });
}
