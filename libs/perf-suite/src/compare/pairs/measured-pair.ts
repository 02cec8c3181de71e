import { armNames, type ArmName, type Both } from '../arm-name.js';
import type { PairEvents } from './measure-pair.js';
import { pairedRatios } from './paired-ratios.js';
import { processFigures, type ProcessFigures } from './process-figures.js';

/** What a pair of processes says. */
export interface MeasuredPair extends Both<ProcessFigures> {
  readonly first: ArmName;
  /** Head over base, of the figures that both have. */
  readonly ratios: ProcessFigures;
  /** Sides whose times had not settled when they were measured. */
  readonly unsteady: readonly ArmName[];
}

export function measuredPair(events: PairEvents): MeasuredPair {
  return {
    first: events.first,
    base: processFigures(events.base),
    head: processFigures(events.head),
    ratios: pairedRatios(events.base, events.head),
    unsteady: armNames.filter((arm) =>
      events[arm].some((event) => event.type === 'warmed-up' && !event.is_steady),
    ),
  };
}
