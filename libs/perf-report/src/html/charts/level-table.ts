import type { Levels } from '@framegate/perf-suite';
import { levelTitles } from '../../figures/capacity.js';
import { figureTitle, formatFigure, formatNumber } from '../../figures/format-figure.js';
import type { Markup } from '../../markup/markup.js';
import { table } from '../elements/table.js';
import { timeOf } from './level-points.js';

/** Every level with its times and all of its single figures. */
export function levelTable(caption: string, { of, points }: Levels): Markup {
  const names = [...new Set(points.flatMap(({ figures }) => Object.keys(figures)))];
  const columns = [levelTitles[of], 'n', 'median (ms)', 'p95 (ms)', ...names.map(figureTitle)];
  return table(
    caption,
    columns.map((title, index) => ({ title, numeric: index > 0 })),
    points.map((level) => [
      formatNumber(level.value),
      (level.statistics['total_ms'] ?? level.statistics['batch_ms'])?.n ?? 0,
      ...(['p50', 'p95'] as const).map((quantile) =>
        timeOf(level, quantile).map(({ ms }) => formatNumber(ms)),
      ),
      ...names.map((name) => formatFigure(name, level.figures[name] ?? null)),
    ]),
  );
}
