import type { Report } from '@framegate/perf-suite';
import { reportOf } from '@framegate/perf-suite/testing';
import { richModel } from './rich-model.js';

/** Every figure that fell behind its baseline decides nothing. */
export function adviceReport(): Report {
  const model = richModel('yolo11n');
  const regressions = model.regressions.map((regression) => ({ ...regression, advisory: true as const }));
  return reportOf({ results_by_model: { [model.variant]: { ...model, regressions } } });
}
