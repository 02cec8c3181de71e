import type { HistoryOfMachine, Trend } from '@framegate/perf-suite';
import { formatTable } from './format-table.js';
import { sparkline } from './sparkline.js';

/** Beside the other columns of a line of 80. */
const sparklineWidth = 30;

/** What a history was asked for. */
interface Asked {
  /** Every variant when left out. */
  readonly variant?: string | undefined;
  /** The folder. */
  readonly reports: string;
}

/** The course of each figure, and under it where its level changed. */
export function historyText(
  { report, machine, otherMachines }: HistoryOfMachine,
  { variant, reports }: Asked,
): string {
  const { trends } = report;
  const variants = [...new Set(trends.map(({ variant }) => variant))];
  const elsewhere =
    otherMachines.length === 0
      ? ''
      : `\nOther machines, shown with --machine:\n${otherMachines.map((name) => `  ${name}\n`).join('')}`;
  if (trends.length === 0) {
    const whose = variant === undefined ? '' : ` of ${variant}`;
    return `No report in ${reports} has a figure${whose} on the machine ${machine}.\n${elsewhere}`;
  }
  const sections = variants.map((variant) => {
    const own = trends.filter((trend) => trend.variant === variant);
    const table = formatTable([variant, 'runs', 'last', 'course'], own.map(row));
    return table + own.flatMap(changeLines).join('');
  });
  return `${sections.join('\n')}${elsewhere}`;
}

function row({ metric, points }: Trend): (string | number)[] {
  const values = points.map(({ value }) => value);
  return [`  ${metric}`, points.length, digits(values.at(-1)!), sparkline(values, sparklineWidth)];
}

function changeLines({ metric, points, changes }: Trend): string[] {
  return changes.map(({ index, before, after }) => {
    const { at, commit } = points[index]!;
    const since = `since ${at.slice(0, 10)}${commit === null ? '' : ` (${commit.slice(0, 8)})`}`;
    const change = `${after < before ? '−' : '+'}${Math.abs((100 * (after - before)) / before).toFixed(1)} %`;
    return `  ${metric}: ${digits(before)} → ${digits(after)}, ${change}, ${since}\n`;
  });
}

function digits(value: number): number {
  return Number(value.toPrecision(3));
}
