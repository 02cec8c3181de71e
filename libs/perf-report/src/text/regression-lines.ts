import type { ModelResult, Regression } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { figureTitle, formatChange, formatChangeInterval } from '../figures/format-figure.js';
import { groupBy } from '../figures/group-by.js';
import { alignColumns, wrap } from './layout.js';

/** A line for each figure that the baseline judged, and one for each reason why it could not judge others. */
export function regressionLines({ regressions }: ModelResult, colours: Colors): string[] {
  const compared = regressions.filter(({ change }) => change !== null);
  const others = groupBy(
    regressions.filter(({ change }) => change === null),
    ({ verdict, reason }) =>
      `${verdict === 'not-comparable' ? 'not comparable with the baseline' : verdict}: ${reason}`,
  );
  return [
    ...(compared.length === 0 ? [] : [colours.bold('  against the baseline'), ...table(compared, colours)]),
    ...compared
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ metric, reason, advisory }) =>
        (advisory ? colours.yellow : colours.red)(wrap(reason, `  ${figureTitle(metric)}: `)),
      ),
    ...[...others].map(([text, same]) =>
      colours.yellow(wrap(text, `  ${same.map(({ metric }) => figureTitle(metric)).join(', ')} `)),
    ),
  ];
}

const words = { pass: 'ok', fail: 'FAIL', inconclusive: '?', 'not-comparable': '?' } as const;

function table(regressions: readonly Regression[], colours: Colors): string[] {
  const paints = {
    pass: colours.green,
    fail: colours.red,
    inconclusive: colours.yellow,
    'not-comparable': colours.yellow,
  };
  const rows = regressions.map(
    ({ metric, change, change_low, change_high, minimum_detectable_effect, n }) => [
      figureTitle(metric),
      formatChange(change),
      formatChangeInterval(change_low, change_high),
      minimum_detectable_effect === null ? '' : `detects ${formatChange(minimum_detectable_effect)}`,
      `n ${n}`,
    ],
  );
  return alignColumns(rows)
    .split('\n')
    .map((line, index) => {
      const { verdict, advisory } = regressions[index]!;
      if (advisory && verdict === 'fail') return `  ${colours.yellow('note')}  ${line}`;
      return `  ${paints[verdict](words[verdict].padEnd(4))}  ${line}`;
    });
}
