import { resolve } from 'node:path';
import { InvalidOptionError } from '../errors/request-errors.js';
import { resolveProviders } from './resolve-providers.js';
import { graphOptimizations, type SessionOptions, type SessionTuning } from './session-options.js';
import type { SessionSettings } from './session-settings.js';

/**
 * `spinning` is the default.
 * @throws {InvalidOptionError}
 */
export function resolveSessionOptions(
  options: SessionOptions,
  { threads, spinning }: Pick<SessionSettings, 'threads' | 'spinning'>,
): SessionSettings {
  return {
    threads,
    ...resolveTuning(options.session ?? {}, spinning),
    executionProviders: resolveProviders(options.executionProviders ?? ['cpu']),
    graphCache: resolveFolder(options.graphCache),
  };
}

function resolveTuning(tuning: SessionTuning, spinning: boolean): Required<SessionTuning> {
  const resolved: Required<SessionTuning> = {
    spinning: tuning.spinning ?? spinning,
    graphOptimization: tuning.graphOptimization ?? 'all',
    // The plan of a run's memory gets a block of its own beside what the first run took, and runs are no faster.
    memoryPattern: tuning.memoryPattern ?? false,
    memoryArena: tuning.memoryArena ?? true,
  };
  for (const name of Object.keys(tuning)) {
    if (!(name in resolved)) {
      throw new InvalidOptionError('session', `made of ${Object.keys(resolved).join(', ')}`, tuning);
    }
  }
  for (const name of ['spinning', 'memoryPattern', 'memoryArena'] as const) {
    if (typeof resolved[name] !== 'boolean') {
      throw new InvalidOptionError(`session.${name}`, 'true or false', resolved[name]);
    }
  }
  if (!graphOptimizations.includes(resolved.graphOptimization)) {
    const expected = `one of ${graphOptimizations.join(', ')}`;
    throw new InvalidOptionError('session.graphOptimization', expected, resolved.graphOptimization);
  }
  return resolved;
}

function resolveFolder(folder: unknown): string | undefined {
  if (folder === undefined) return undefined;
  if (typeof folder === 'string' && folder !== '') return resolve(folder);
  throw new InvalidOptionError('graphCache', 'the path of a folder', folder);
}
