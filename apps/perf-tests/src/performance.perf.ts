import { modelsUnderTest } from './report/report-under-test.js';
import { requireCheck } from './requirements/require-check.js';
import { requireRealTime } from './requirements/require-real-time.js';

for (const model of await modelsUnderTest()) {
  const { targets } = model;
  describe(`@performance ${model.variant}`, () => {
    it(`loads in less than ${targets.max_load_ms} ms`, () => {
      requireCheck(model, 'model_load_ms');
    });

    it(`answers the median single image in less than ${targets.real_time_target_ms} ms`, () => {
      requireRealTime(model);
    });

    it(`answers more than ${percent(targets.min_real_time_compliance_rate)} of single images in less than ${targets.real_time_target_ms} ms`, () => {
      requireCheck(model, 'real_time_compliance_rate');
    });

    it(`answers each of several requests at once in less than ${targets.max_concurrent_response_ms} ms`, () => {
      requireCheck(model, 'concurrent_response_ms');
    });

    if (targets.min_throughput_per_second !== null) {
      it(`gets through more than ${targets.min_throughput_per_second} images a second`, () => {
        requireCheck(model, 'throughput_per_second');
      });
    }
  });
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
