import { modelsUnderTest } from './report/report-under-test.js';
import { requireCheck } from './requirements/require-check.js';

for (const model of await modelsUnderTest()) {
  const { targets } = model;
  describe(`@memory ${model.variant}`, () => {
    it(`takes less than ${targets.max_memory_per_inference_mb} MB above the loaded model for one inference`, () => {
      requireCheck(model, 'memory_per_inference_mb');
    });

    it(`takes less than ${targets.max_memory_per_batch_mb} MB above the loaded model for a batch`, () => {
      requireCheck(model, 'memory_per_batch_mb');
    });

    it('does not grow from one inference to the next', () => {
      requireCheck(model, 'memory_growth_per_inference_kb');
    });

    it('gives its memory back when it is closed', () => {
      requireCheck(model, 'memory_kept_after_close_mb');
    });
  });
}
