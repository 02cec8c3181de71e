import type { Flag } from '../report/schema/scenario-schema.js';
import { integrityRules } from './integrity-rules.js';

const codes = new Set(['busy-machine', ...integrityRules.map(({ code }) => code)]);

/** Whether a flag tells that something beside the model made its times what they are. */
export function isDisturbance({ code }: Flag): boolean {
  return codes.has(code);
}
