import { resolve } from 'node:path';
import { type EngineOptions, resolveOptions } from '../engine/engine-options.js';
import { TuningMismatchError } from '../errors/tuning-errors.js';
import { memoryLimit } from '../memory/memory-limit.js';
import { mergeTuning, overriddenBy } from './merge-tuning.js';
import { readTuning } from './read-tuning.js';
import { tuningMismatch } from './tuning-mismatch.js';
import type { TuningChoice } from './tuning-schema.js';
import type { TuningState } from './tuning-state.js';

/**
 * What to open the engine with, and what became of the tuning that was asked for.
 * @throws {InvalidOptionError} also for options that have nothing to do with the tuning.
 * @throws {TuningReadError} for a file that is not there or damaged.
 * @throws {TuningMismatchError} for a file that does not hold here, where the caller asked for that.
 * @throws {ModelLoadError} for a model that cannot be read.
 */
export async function applyTuning(
  options: EngineOptions,
): Promise<{ options: EngineOptions; tuning?: TuningState }> {
  const resolved = resolveOptions(options);
  if (!options.tuning) return { options };
  const { goal, onMismatch = 'ignore' } = options.tuning;
  const file = resolve(options.tuning.file);
  const tuning = await readTuning(file);
  const choice = tuning[goal];
  const reason =
    choice === null
      ? `it holds no choice for ${goal}`
      : (lackOfMemory(choice) ?? (await tuningMismatch(tuning, resolved)));
  if (choice === null || reason !== undefined) {
    const message = `The tuning ${file} does not hold: ${reason}. Run \`bench-runner tune\` here for one that does.`;
    if (onMismatch === 'fail') throw new TuningMismatchError(message);
    return { options, tuning: { applied: false, file, goal, reason: message } };
  }
  const { settings } = choice;
  return {
    options: mergeTuning(options, settings),
    tuning: { applied: true, file, goal, overridden: overriddenBy(options, settings) },
  };
}

/** What was measured where there was more of it must not take a smaller machine down. */
function lackOfMemory({ peak_memory_mb: peak }: TuningChoice): string | undefined {
  const limit = memoryLimit() / 2 ** 20;
  if (peak === null || peak <= limit) return undefined;
  return `it took ${Math.ceil(peak)} MB, and this process may have ${Math.floor(limit)} MB`;
}
