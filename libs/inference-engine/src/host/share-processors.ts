import { threadBudget } from '../cpu/thread-budget.js';
import { type EngineOptions, resolveOptions } from '../engine/engine-options.js';

/**
 * The options of models that may run at the same time. As in an engine of several workers, idle threads do not wait
 * busily where there are more than may run, unless the options say so.
 * @throws {InvalidOptionError}
 */
export function shareProcessors<Options extends EngineOptions>(
  models: Readonly<Record<string, Options>>,
  budget = threadBudget(),
): Record<string, Options> {
  const threads = Object.values(models).reduce((sum, options) => {
    const { workers, session } = resolveOptions(options, budget);
    return sum + workers * session.threads;
  }, 0);
  if (threads <= budget) return models;
  const patient = ([name, options]: [string, Options]) =>
    [name, { ...options, session: { spinning: false, ...options.session } }] as const;
  return Object.fromEntries(Object.entries(models).map(patient));
}
