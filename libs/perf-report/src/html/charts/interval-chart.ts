import { axisY, dot, link, ruleX } from '@observablehq/plot';
import type { Markup } from '../../markup/markup.js';
import { draw, ink } from './draw.js';
import { shorten } from './shorten.js';

export interface Interval {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly outcome: 'good' | 'bad' | 'open';
  /** Single readings behind the value. */
  readonly points?: readonly number[];
}

export interface IntervalAxis {
  readonly label: string;
  /** Where no change is, and limits around it. */
  readonly rules: readonly number[];
  readonly domain?: readonly [number, number];
}

const symbols = { good: 'circle', bad: 'square', open: 'diamond' } as const;

/** A row for each value with its interval, in percent; what colour says, the mark's shape says too. */
export function drawIntervals(label: string, intervals: readonly Interval[], axis: IntervalAxis): Markup {
  const percent = (share: number) => share * 100;
  // By position, as shortened labels may be the same.
  const position = (interval: Interval) => intervals.indexOf(interval);
  const bounded = intervals.filter(({ low, high }) => low !== null && high !== null);
  const readings = intervals.flatMap((interval) =>
    (interval.points ?? []).map((value) => ({ row: position(interval), value: percent(value) })),
  );
  const [zero, ...limits] = axis.rules.map(percent);
  return draw(label, {
    height: 60 + 34 * intervals.length,
    marginLeft: 130,
    x: {
      label: axis.label,
      grid: true,
      nice: axis.domain === undefined,
      ...(axis.domain && { domain: axis.domain.map(percent) }),
    },
    y: { label: null, type: 'band', domain: intervals.map(position) },
    marks: [
      axisY({
        label: null,
        tickSize: 0,
        lineWidth: 10,
        tickFormat: (index: number) => shorten(intervals[index]!.label, 44),
      }),
      ruleX(zero === undefined ? [] : [zero], { stroke: 'currentColor' }),
      ruleX(limits, { stroke: ink.target, strokeDasharray: '4 3' }),
      dot(readings, { x: 'value', y: 'row', r: 2.5, dy: 9, stroke: ink.faint }),
      ...(['good', 'bad', 'open'] as const).flatMap((outcome) => {
        const colour = `var(--${outcome})`;
        const of = (items: readonly Interval[]) => items.filter((interval) => interval.outcome === outcome);
        return [
          link(of(bounded), {
            x1: ({ low }: Interval) => percent(low!),
            x2: ({ high }: Interval) => percent(high!),
            y: position,
            stroke: colour,
            strokeWidth: 2,
          }),
          dot(of(intervals), {
            x: ({ value }: Interval) => percent(value),
            y: position,
            fill: colour,
            r: 5,
            symbol: symbols[outcome],
          }),
        ];
      }),
    ],
  });
}

/** For the text beside such a chart. */
export const intervalMarks = 'Circles are fine, squares are not, diamonds are undecided.';
