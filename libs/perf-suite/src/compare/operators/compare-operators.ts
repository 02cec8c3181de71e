import type { OperatorTime } from '../../report/schema/operator-schema.js';
import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.js';
import { mannWhitney } from '../../statistics/mann-whitney.js';
import { median } from '../../statistics/sorted-quantile.js';
import { roundMs } from '../../scenarios/round-ms.js';
import type { Both } from '../arm-name.js';

/** Of each profiled process, the operators that it ran. */
export type Profiles = Both<readonly (readonly OperatorTime[])[]>;

export interface ComparedOperators extends Both<OperatorTime[]> {
  /** Kinds that got slower, the one that lost most first. */
  readonly slower: readonly { readonly type: string; readonly base_ms: number; readonly head_ms: number }[];
}

/** Share of false ones among the operators that are named. */
const level = 0.05;

/** The medians of each side's processes, and the kinds of operators whose times differ by more than chance. */
export function compareOperators(profiles: Profiles): ComparedOperators {
  const types = [...new Set([...profiles.base, ...profiles.head].flat().map(({ type }) => type))];
  const tested = types.map((type) => {
    const [base, head] = [timesOf(profiles.base, type), timesOf(profiles.head, type)];
    return { type, base_ms: median(base), head_ms: median(head), p: mannWhitney(head, base).greater };
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return {
    base: typical(profiles.base),
    head: typical(profiles.head),
    slower: tested
      .filter(({ base_ms, head_ms }, index) => adjusted[index]! <= level && head_ms > base_ms)
      .map(({ type, base_ms, head_ms }) => ({ type, base_ms: roundMs(base_ms), head_ms: roundMs(head_ms) }))
      .sort((a, b) => b.head_ms - b.base_ms - (a.head_ms - a.base_ms)),
  };
}

function timesOf(processes: readonly (readonly OperatorTime[])[], type: string): number[] {
  return processes.map((operators) => operators.find((operator) => operator.type === type)?.ms ?? 0);
}

function typical(processes: readonly (readonly OperatorTime[])[]): OperatorTime[] {
  const types = [...new Set(processes.flat().map(({ type }) => type))];
  const times = types.map((type) => ({
    type,
    nodes: processes.flat().find((operator) => operator.type === type)?.nodes ?? 0,
    ms: roundMs(median(timesOf(processes, type))),
  }));
  const total = times.reduce((sum, { ms }) => sum + ms, 0);
  return times
    .map((time) => ({ ...time, share: total === 0 ? 0 : time.ms / total }))
    .sort((a, b) => b.ms - a.ms);
}
