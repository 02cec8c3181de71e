import type { TuningChoice } from '@framegate/inference-engine';
import { describeSettings } from '../describe-settings.js';
import { fewestRounds, gainOf } from './gain.js';
import type { Trial } from './trial.js';

export interface Confirmed {
  /** The best of what is not the engine's defaults. */
  readonly challenger: Trial;
  readonly engineDefaults: Trial;
  readonly runtimeDefaults: Trial;
  /** The first round that has nothing to do with how the challenger was found. */
  readonly since: number;
}

type Choice = Omit<TuningChoice, 'tried'>;

/** The challenger where it is faster than the engine's defaults beyond noise, else those. */
export function choose({ challenger, engineDefaults, runtimeDefaults, since }: Confirmed): Choice {
  const factors = challenger.factorsOver(engineDefaults, since);
  const gain = gainOf(factors);
  const isBetter = challenger.failure === null && gain !== null && gain.low > 1;
  const chosen = isBetter ? challenger : engineDefaults;
  return {
    settings: chosen.settings,
    is_default: !isBetter,
    reason: reasonFor(),
    value: chosen.value(since) ?? chosen.value(),
    peak_memory_mb: chosen.peakMemoryMb,
    gain_over_runtime_defaults:
      chosen === runtimeDefaults ? null : gainOf(chosen.factorsOver(runtimeDefaults, since)),
    gain_over_engine_defaults: isBetter ? gain : null,
  };

  function reasonFor(): string {
    if (engineDefaults.value() === null)
      return "The engine's defaults, as there was no time to try anything.";
    const what = describeSettings(challenger.settings);
    if (isBetter) return `${what}: faster than the engine's defaults beyond noise.`;
    if (challenger.failure !== null) return `The engine's defaults, as ${what} failed: ${challenger.failure}`;
    if (gain === null) {
      return (
        `The engine's defaults, as there was no time to confirm that ${what} is faster: ` +
        `it takes ${fewestRounds} rounds, and there were ${factors.length}.`
      );
    }
    return (
      `The engine's defaults: the best of the rest, ${what}, is ` +
      `${gain.high < 1 ? 'slower' : 'within noise of them'} ` +
      `(${gain.factor.toFixed(2)} times as fast, ${gain.low.toFixed(2)} to ${gain.high.toFixed(2)}).`
    );
  }
}
