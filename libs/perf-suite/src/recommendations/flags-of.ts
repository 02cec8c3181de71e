import type { ModelResult } from '../report/schema/model-schema.js';
import type { Flag } from '../report/schema/scenario-schema.js';

/** The flags of one kind, of all scenarios of a model. */
export function flagsOf({ scenarios }: Pick<ModelResult, 'scenarios'>, code: string): Flag[] {
  return Object.values(scenarios).flatMap(({ flags }) => flags.filter((flag) => flag.code === code));
}

export function namesOf(models: readonly Pick<ModelResult, 'variant'>[]): string {
  return models.map(({ variant }) => variant).join(', ');
}
