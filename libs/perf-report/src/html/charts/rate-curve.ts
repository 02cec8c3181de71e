import type { ScenarioResult } from '@framegate/perf-suite';
import { dot, line, ruleX } from '@observablehq/plot';
import { capacityFigures, levelTitles } from '../../figures/capacity.js';
import {
  capitalised,
  figureTitle,
  formatFigure,
  formatShare,
  scenarioTitle,
} from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { draw, ink } from './draw.js';
import { levelTable } from './level-table.js';

const series = [1, 2, 3, 4, 5] as const;

/** Shares at each level, such as that of missed deadlines: how many cameras are held. */
export function rateCurve({ name, levels, figures }: ScenarioResult): Chart | null {
  if (levels === null || levels.points.length < 2) return null;
  const rates = [...new Set(levels.points.flatMap((level) => Object.keys(level.figures)))]
    .filter((figure) => figure.endsWith('_rate'))
    .slice(0, series.length);
  if (rates.length === 0) return null;
  const held = capacityFigures({ figures });
  const unit = levelTitles[levels.of];
  const title = `${capitalised(rates.map(figureTitle).join(', '))} by ${unit} (${scenarioTitle(name)})`;
  const last = levels.points.at(-1)!;
  const said = [
    ...held.map(([figure, value]) => `${figureTitle(figure)}: ${formatFigure(figure, value)}`),
    ...rates.map(
      (rate) => `${figureTitle(rate)} with ${last.value} ${unit}: ${formatShare(last.figures[rate] ?? null)}`,
    ),
  ];
  const summary = `${capitalised(said.join('; '))}.`;
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: unit },
      y: { label: '%', grid: true, zero: true },
      marks: [
        ruleX(
          held.map(([, value]) => value),
          { stroke: ink.target, strokeDasharray: '4 3' },
        ),
        ...rates.flatMap((rate, index) => {
          const points = levels.points.flatMap(({ value, figures: of }) => {
            const share = of[rate];
            return share === undefined ? [] : [{ value, percent: share * 100 }];
          });
          const colour = ink.series(series[index]!);
          return [
            line(points, { x: 'value', y: 'percent', stroke: colour, strokeWidth: 2 }),
            dot(points, { x: 'value', y: 'percent', fill: colour }),
          ];
        }),
      ],
    }),
    legend: [
      ...rates.map((rate, index) => ({ series: `series-${index + 1}`, label: figureTitle(rate) })),
      ...(held.length > 0
        ? [{ series: 'series-target', label: held.map(([figure]) => figureTitle(figure)).join(', ') }]
        : []),
    ],
    table: levelTable(title, levels),
  };
}
