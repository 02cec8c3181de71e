import type { ModelResult, ScenarioResult } from '@framegate/perf-suite';
import { formatTarget } from '../../findings/model-findings.js';
import { figureTitle, formatFigure, scenarioTitle } from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { latencyHistogram } from '../charts/latency-histogram.js';
import { levelCurve } from '../charts/level-curve.js';
import { levelTable } from '../charts/level-table.js';
import { memoryCourse } from '../charts/memory-course.js';
import { memoryPhases } from '../charts/memory-phases.js';
import { operatorBars } from '../charts/operator-bars.js';
import { percentileCurve } from '../charts/percentile-curve.js';
import { rateCurve } from '../charts/rate-curve.js';
import { stageWaterfall } from '../charts/stage-waterfall.js';
import { throughputCurve } from '../charts/throughput-curve.js';
import { timeCourse } from '../charts/time-course.js';
import { badge } from '../elements/badge.js';
import { type Chart, figure } from '../elements/figure.js';
import type { Section } from '../elements/section.js';
import { table } from '../elements/table.js';
import { baseline } from './baseline.js';
import { leaks } from './leaks.js';
import { byImage, scenarioFigures, scenarioTimes } from './scenario-tables.js';

/** All that was measured on one model. */
export function modelSection(model: ModelResult, index: number): Section {
  const { variant, scenarios, operators, error, state, targets } = model;
  const all = Object.values(scenarios);
  const single = scenarios.single_inference;
  const failed = error === null ? null : markup`<p>${badge(state)} ${error.code}: ${error.message}</p>`;
  const content = [
    markup`<p class="faint">${describe(model)}</p>`,
    failed,
    checks(model),
    baseline(model),
    charts('Times', [
      single ? latencyHistogram(single, targets.real_time_target_ms) : null,
      percentileCurve(model),
      single ? stageWaterfall(single) : null,
      single ? timeCourse(single) : null,
    ]),
    scenarioTimes(model),
    byImage(model),
    charts(
      'Load',
      all.flatMap((scenario) => [throughputCurve(scenario), levelCurve(scenario), rateCurve(scenario)]),
    ),
    all.map(singleLevel),
    charts(
      'Memory',
      all.flatMap((scenario) => [memoryCourse(scenario), memoryPhases(scenario)]),
    ),
    leaks(model),
    charts('Operators', [operatorBars('Operators of the network', operators ?? [])]),
    scenarioFigures(model),
  ];
  return { id: `model-${index + 1}`, title: variant, content };
}

function charts(title: string, drawn: readonly (Chart | null)[]): Markup | null {
  const present = drawn.filter((chart) => chart !== null);
  return present.length === 0
    ? null
    : markup`<h3>${title}</h3><div class="charts">${present.map((chart) => figure(chart))}</div>`;
}

/** One level is no curve. */
function singleLevel({ name, levels }: ScenarioResult): Markup | null {
  return levels?.points.length === 1 ? levelTable(`Load of ${scenarioTitle(name)}`, levels) : null;
}

function describe({
  family,
  image_size,
  weights,
  engine,
  precision,
  batch,
  size_class,
}: ModelResult): string {
  return [
    `${family}, ${size_class}, ${precision}`,
    ...(image_size ? [`${image_size.height}×${image_size.width} pixels`] : []),
    ...(batch === null ? [] : [`batch ${batch}`]),
    ...(weights ? [`${weights.kind} weights`] : []),
    ...(engine ? [`workers: ${engine.workers}, threads: ${engine.threads}`] : []),
  ].join(', ');
}

function checks({ variant, checks: judged }: ModelResult): Markup | null {
  if (judged.length === 0) return null;
  const columns = ['check', 'verdict', 'measured', '95 % interval', 'target', 'samples'];
  return table(
    `Checks of ${variant}`,
    columns.map((title, index) => ({ title, numeric: index > 1 })),
    judged.map((check) => [
      figureTitle(check.metric),
      badge(check.verdict),
      formatFigure(check.metric, check.value),
      check.low !== null &&
        check.high !== null &&
        `${formatFigure(check.metric, check.low)} to ${formatFigure(check.metric, check.high)}`,
      formatTarget(check),
      check.n,
    ]),
  );
}
