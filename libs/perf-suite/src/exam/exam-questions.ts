import type { ExamQuestion } from '../report/schema/exam-schema.js';
import { proportionInterval } from '../statistics/proportion-interval.js';

/** The share of trials in which the gate may cry wolf, and in which it must find what is asked of it. */
export const mostFalseAlarms = 0.05;
export const leastPower = 0.8;

/** A slowdown that the gate is held to; a lesser one is planted to learn how often it is found. */
const askedSlowdown = 0.1;

/** Planted slowdowns, as shares of a call. */
export const plantedSlowdowns = [0, 0.05, 0.1] as const;

export interface Trials {
  readonly trials: number;
  readonly alarms: number;
  readonly undecided: number;
}

/** What the trials of one planted slowdown say, with the exact interval of the rate of alarms. */
export function slowdownQuestion(size: number, { trials, alarms, undecided }: Trials): ExamQuestion {
  const rate = trials === 0 ? null : alarms / trials;
  const { low, high } = trials === 0 ? { low: null, high: null } : proportionInterval(alarms, trials);
  const isAsked = size === 0 || size >= askedSlowdown;
  const isWellAnswered = rate !== null && (size === 0 ? rate <= mostFalseAlarms : rate >= leastPower);
  return {
    kind: size === 0 ? 'no-change' : 'slowdown',
    size,
    what: describePlanted(size),
    trials,
    alarms,
    undecided,
    rate,
    low,
    high,
    passed: isAsked && trials > 0 ? isWellAnswered : null,
  };
}

/** For people. */
export function describePlanted(size: number): string {
  return size === 0 ? 'no change' : `${Math.round(100 * size)} % slower`;
}
