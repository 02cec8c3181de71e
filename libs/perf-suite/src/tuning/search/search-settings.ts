import { isDeepStrictEqual } from 'node:util';
import type { TunedSettings, TuningChoice, TuningGoal } from '@framegate/inference-engine';
import { batchVariants } from '../candidates/batch-variants.js';
import { runtimeDefaults } from '../candidates/runtime-defaults.js';
import { sessionVariants } from '../candidates/session-variants.js';
import { type Limits, shapesFor } from '../candidates/shapes.js';
import { choose } from './choose.js';
import { fewestRounds } from './gain.js';
import type { Meter } from './meter.js';
import { race } from './race.js';
import { Rounds } from './rounds.js';
import { Trial } from './trial.js';

/** As far as time allows: an interval then leaves out the extreme round at either end, so that one disturbance decides nothing. */
const mostConfirmRounds = 9;

export interface SearchOptions extends Limits {
  readonly goal: TuningGoal;
  readonly engineDefaults: TunedSettings;
  readonly takesAnyBatch: boolean;
  /** Scores that the engine's defaults give. */
  readonly expected: readonly number[];
  /** What a run takes, about. */
  readonly runMs: number;
  /** For the whole search, from now on. */
  readonly timeMs: number;
  readonly meter: Meter;
  readonly now: () => number;
  readonly onStage?: (stage: SearchStage, candidates: number) => void;
  readonly onRun?: (settings: TunedSettings) => void;
}

export type SearchStage = 'workers and threads' | 'session' | 'batch' | 'confirmation';

export interface SearchResult {
  readonly choice: TuningChoice;
  readonly runs: number;
  /** Of them, on a machine that others used as well. */
  readonly busyRuns: number;
}

/**
 * Finds the settings in stages, each around the best of the one before, and then measures the best against both
 * defaults anew: what made it the best of many may have been luck. @throws what the meter throws.
 */
export async function searchSettings(options: SearchOptions): Promise<SearchResult> {
  const { goal, timeMs, now, onStage } = options;
  const end = now() + timeMs;
  const rounds = new Rounds({ ...options, end });
  const trials: Trial[] = [];
  const trialOf = (settings: TunedSettings): Trial => {
    const known = trials.find((trial) => isDeepStrictEqual(trial.settings, settings));
    if (known) return known;
    const trial = new Trial(settings, goal);
    trials.push(trial);
    return trial;
  };
  const engineTrial = trialOf(options.engineDefaults);
  const runtimeTrial = trialOf(runtimeDefaults);
  const pinned = [engineTrial, runtimeTrial] as const;
  const reservedRuns = fewestRounds * (pinned.length + 1);
  // One round is looked at however short the time: without it there is nothing to confirm.
  const hasTimeFor = (runs: number) =>
    rounds.runs === 0 || now() + rounds.estimateMs(runs + reservedRuns) <= end;

  const stages: (readonly [SearchStage, (best: TunedSettings) => TunedSettings[]])[] = [
    ['workers and threads', (best) => shapesFor(goal, best, options)],
    ['session', sessionVariants],
    ...(goal === 'throughput' && options.takesAnyBatch ? ([['batch', batchVariants]] as const) : []),
  ];
  let ranking: readonly [Trial, ...Trial[]] = [engineTrial];
  for (const [stage, propose] of stages) {
    const [best] = ranking;
    const candidates = propose(best.settings);
    if (!hasTimeFor(candidates.length + pinned.length)) break;
    const racing = candidates.map(trialOf);
    onStage?.(stage, new Set([best, ...racing, ...pinned]).size);
    ranking = await race([best, ...racing.filter((trial) => trial !== best)], { pinned, rounds, hasTimeFor });
  }

  // Also where the engine's defaults came out first, for one lucky round may have put them there.
  const challenger = ranking.find((trial) => trial !== engineTrial) ?? runtimeTrial;
  const finalists = [...new Set([challenger, ...pinned])];
  const since = rounds.next;
  onStage?.('confirmation', finalists.length);
  for (let round = 0; round < mostConfirmRounds; round++) {
    if (now() + rounds.estimateMs(finalists.length) > end) break;
    await rounds.run(finalists);
  }
  const choice = choose({ challenger, engineDefaults: engineTrial, runtimeDefaults: runtimeTrial, since });
  return {
    choice: { ...choice, tried: trials.map((trial) => trial.tried(engineTrial)).filter(wasTried) },
    runs: rounds.runs,
    busyRuns: rounds.busyRuns,
  };
}

/** Time can be over in the middle of a round. */
function wasTried({ runs, failure }: TuningChoice['tried'][number]): boolean {
  return runs > 0 || failure !== null;
}
