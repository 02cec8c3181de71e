import type { Sample, ScenarioResult } from '@framegate/perf-suite';
import { dot } from '@observablehq/plot';
import { formatNumber, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { table } from '../elements/table.js';
import { draw, ink } from './draw.js';
import { thin, thinNote } from './thin.js';

/** Each sample when it was taken: warm-up, drift and stalls show. */
export function timeCourse({ name, samples, steadiness }: ScenarioResult): Chart | null {
  if (samples.length < 20) return null;
  const title = `Course of ${scenarioTitle(name)}`;
  const warm = samples.filter(({ warm_up }) => warm_up).length;
  const steady = steadiness?.is_steady === false ? ' It did not become steady.' : '';
  const unanswered = samples.filter((sample) => !isAnswered(sample)).length;
  const open = unanswered === 0 ? '' : ` ${unanswered} were not answered.`;
  const summary = `${samples.length} samples, ${warm} of them warm-up.${open}${steady}${thinNote(samples.length)}`;
  const drawn = thin(samples);
  const points = (kept: (sample: Sample) => boolean, options: object) =>
    dot(drawn.filter(kept), { x: ({ at_ms }: Sample) => at_ms / 1000, y: 'total_ms', r: 2, ...options });
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: 'since the start (s)' },
      y: { label: 'time (ms)', grid: true, zero: true },
      marks: [
        points((sample) => isAnswered(sample) && !sample.warm_up, { fill: ink.series(1) }),
        points((sample) => isAnswered(sample) && sample.warm_up, {
          stroke: ink.series(2),
          symbol: 'triangle',
        }),
        points((sample) => !isAnswered(sample), { stroke: ink.target, symbol: 'times' }),
      ],
    }),
    legend: [
      { series: 'series-1', label: 'measured' },
      ...(warm > 0 ? [{ series: 'series-2', label: 'warm-up (triangles)' }] : []),
      ...(unanswered > 0 ? [{ series: 'series-target', label: 'not answered (crosses)' }] : []),
    ],
    table: tenths(title, samples),
  };
}

const isAnswered = ({ outcome }: Sample) => outcome === undefined || outcome === 'answered';

/** As many rows as a person reads. */
function tenths(title: string, samples: readonly Sample[]) {
  const size = Math.ceil(samples.length / 10);
  const rows = Array.from({ length: Math.ceil(samples.length / size) }, (_, index) => {
    const part = samples.slice(index * size, (index + 1) * size).map(({ total_ms }) => total_ms);
    const sorted = part.toSorted((a, b) => a - b);
    const at = (share: number) => formatNumber(sorted[Math.floor(share * (sorted.length - 1))]!);
    return [`${index * size + 1} to ${index * size + part.length}`, at(0), at(0.5), at(1)];
  });
  const columns = ['samples', 'least (ms)', 'middle (ms)', 'most (ms)'];
  return table(
    title,
    columns.map((name, index) => ({ title: name, numeric: index > 0 })),
    rows,
  );
}
