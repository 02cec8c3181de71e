import type { ScenarioResult } from '@framegate/perf-suite';
import { barX, ruleX, text } from '@observablehq/plot';
import { formatNumber, formatShare, scenarioTitle } from '../../figures/format-figure.js';
import { stageMedians, type StageMedian } from '../../figures/stage-medians.js';
import type { Chart } from '../elements/figure.js';
import { table } from '../elements/table.js';
import { draw, ink } from './draw.js';

/** Where the time of an inference goes, stage after stage. */
export function stageWaterfall(scenario: ScenarioResult): Chart | null {
  const medians = stageMedians(scenario);
  if (medians.length === 0) return null;
  let end = 0;
  const bars = medians.map((stage) => ({ ...stage, from: end, to: (end += stage.medianMs) }));
  const title = `Stages of ${scenarioTitle(scenario.name)}`;
  const longest = medians.reduce((most, stage) => (stage.medianMs > most.medianMs ? stage : most));
  const summary = `Medians of each stage, ${formatNumber(end)} ms together; most is ${longest.stage}, ${formatShare(longest.share)}.`;
  const label = ({ medianMs, share }: StageMedian) => `${formatNumber(medianMs)} ms, ${formatShare(share)}`;
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      height: 60 + 28 * bars.length,
      marginLeft: 90,
      x: { label: 'time (ms)', grid: true, domain: [0, end * 1.02] },
      y: { label: null, domain: medians.map(({ stage }) => stage) },
      marks: [
        barX(bars, { x1: 'from', x2: 'to', y: 'stage', fill: ink.series(1), insetTop: 2, insetBottom: 2 }),
        ...(['right', 'left', 'inside'] as const).map((side) =>
          text(
            bars.filter((bar) => sideOf(bar, end) === side),
            { y: 'stage', text: label, ...placement[side] },
          ),
        ),
        ruleX([0]),
      ],
    }),
    table: table(
      'Medians of the stages',
      [{ title: 'stage' }, { title: 'median (ms)', numeric: true }, { title: 'share', numeric: true }],
      medians.map(({ stage, medianMs, share }) => [stage, formatNumber(medianMs), formatShare(share)]),
    ),
  };
}

type Bar = StageMedian & { readonly from: number; readonly to: number };

/** Where a label has room beside its bar; a third of the chart holds one. */
function sideOf({ from, to }: Bar, end: number): keyof typeof placement {
  if (to < 0.67 * end) return 'right';
  return from > 0.33 * end ? 'left' : 'inside';
}

const placement = {
  right: { x: 'to', textAnchor: 'start', dx: 4, fill: 'currentColor' },
  left: { x: 'from', textAnchor: 'end', dx: -4, fill: 'currentColor' },
  inside: { x: ({ from, to }: Bar) => (from + to) / 2, textAnchor: 'middle', fill: ink.paper },
} as const;
