import { createHash } from 'node:crypto';
import type { ScenarioName } from '../report/schema/scenario-schema.js';

/** sha256 over what a whole plan measures: shards with the same one belong together, whoever made them. */
export function planDigest(
  mode: string,
  scenarios: readonly ScenarioName[],
  manifests: readonly string[],
): string {
  const identity = JSON.stringify([mode, scenarios, manifests]);
  return createHash('sha256').update(identity).digest('hex');
}
