import type { ModelResult } from '../report/schema/model-schema.js';

/** Flags of scenarios that would have measured more, had there been time. */
const codes = ['cut-short', 'smaller-batch', 'short-warm-up', 'no-time-left'];

export function isShortOfTime({ scenarios }: Pick<ModelResult, 'scenarios'>): boolean {
  return Object.values(scenarios).some(({ flags }) => flags.some(({ code }) => codes.includes(code)));
}
