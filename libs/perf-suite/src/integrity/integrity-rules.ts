import type { Flag } from '../report/schema/scenario-schema.js';
import { formatNumber, formatShare } from '../verdicts/format-number.js';

/** What tells how far a scenario's figures can be trusted; left out where the system does not tell. */
export interface IntegrityFigures {
  event_loop_delay_p99_ms?: number;
  event_loop_delay_max_ms?: number;
  /** Of the periods of the control group's quota, those in which it was held back. */
  cpu_throttled_share?: number;
  /** Of the processors' time, what the machine's host gave to others. */
  cpu_stolen_share?: number;
  /** Of the fastest core, before and after. */
  frequency_min_mhz?: number;
  frequency_max_mhz?: number;
  /** Cores that others took, the machine's host included. */
  others_cores?: number;
}

/** What was measured meanwhile. */
export interface Measured {
  /** What one image takes; 0 where that is not known. */
  readonly inferenceMs: number;
  /** Whether its own work held the measuring thread. */
  readonly holdsThread?: boolean | undefined;
}

interface IntegrityRule {
  readonly code: string;
  readonly broken: (figures: IntegrityFigures, measured: Measured) => boolean;
  readonly message: (figures: IntegrityFigures) => string;
}

/** A timer that has to wait for a turn of another thread is this late. */
const toleratedDelayMs = 10;
/** Of what an inference takes. */
const toleratedDelay = 0.1;
/** One period of 100: what a p99 would show. */
const toleratedShare = 0.01;
/** What a processor gives away between a cold and a warm core. */
const toleratedSlowing = 0.9;

export const integrityRules: readonly IntegrityRule[] = [
  {
    code: 'throttled',
    broken: ({ cpu_throttled_share: share = 0 }) => share > toleratedShare,
    message: ({ cpu_throttled_share: share = 0 }) =>
      `The control group was held back in ${formatShare(share)} of the periods of its quota: ` +
      `times hold waiting for processors.`,
  },
  {
    code: 'stolen',
    broken: ({ cpu_stolen_share: share = 0 }) => share > toleratedShare,
    message: ({ cpu_stolen_share: share = 0 }) =>
      `The machine's host gave ${formatShare(share)} of the processors' time to others: ` +
      `times are longer than on a machine of one's own.`,
  },
  {
    code: 'frequency-unsteady',
    broken: ({ frequency_min_mhz: min = 1, frequency_max_mhz: max = 1 }) => min < toleratedSlowing * max,
    message: ({ frequency_min_mhz: min = 0, frequency_max_mhz: max = 0 }) =>
      `The fastest core ran at ${formatNumber(max)} MHz, and at ${formatNumber(min)} another time: ` +
      `times depend on when they were taken.`,
  },
  {
    code: 'event-loop-blocked',
    broken: ({ event_loop_delay_p99_ms: delay = 0 }, { inferenceMs, holdsThread = false }) =>
      !holdsThread && delay > Math.max(toleratedDelayMs, toleratedDelay * inferenceMs),
    message: ({ event_loop_delay_p99_ms: delay = 0 }) =>
      `The measuring thread was late by ${formatNumber(delay)} ms at p99: times hold waiting for it.`,
  },
];

/** What limits the figures, in words. */
export function integrityFlags(figures: IntegrityFigures, measured: Measured): Flag[] {
  return integrityRules
    .filter(({ broken }) => broken(figures, measured))
    .map(({ code, message }) => ({ code, message: message(figures) }));
}
