import type { Level, ModelResult, ScenarioResult } from '@framegate/perf-suite';
import { alignColumns, wrap } from '@framegate/perf-report';

/** What the levels are called, above their column. */
const levelTitles = {
  callers: 'callers',
  images_per_batch: 'images',
  requests_per_second: 'rate /s',
  cameras: 'cameras',
} as const;

/** Ends that a request may come to without an answer. */
const otherEnds = ['refused', 'timed_out', 'superseded', 'given_up', 'failed'] as const;

/** One load on one model: a line for each level, and what follows from them. */
export function loadText({ variant, engine, error }: ModelResult, scenario: ScenarioResult): string {
  const { mlperf, levels, flags } = scenario;
  const facts = [
    ...(mlperf === null ? [] : [`MLPerf ${mlperf}`]),
    ...(engine === null ? [] : [`workers ${engine.workers}, threads ${engine.threads}`]),
  ];
  const lines = [
    `${variant}  ${scenario.name}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`,
    ...(error === null ? [] : [wrap(error.message, '  ')]),
    ...(levels === null || levels.points.length === 0 ? [] : [levelTable(levels)]),
    ...findings(scenario).map((sentence) => wrap(sentence, '  ')),
    ...flags.map(({ message }) => wrap(message, '  ! ')),
  ];
  return `${lines.join('\n')}\n`;
}

function levelTable({ of, points }: NonNullable<ScenarioResult['levels']>): string {
  const isLossy = points.some((point) => unanswered(point) > 0);
  const judged = points.some(({ figures }) => figures['late'] !== undefined);
  const header = [
    levelTitles[of],
    'answers /s',
    'n',
    'p50 ms',
    'p90 ms',
    'p99 ms',
    ...(isLossy ? ['no answer'] : []),
    ...(judged ? ['late', 'held'] : []),
  ];
  const rows = points.map((point) => [
    short(point.value),
    short(point.figures['images_per_second']),
    String(point.statistics['total_ms']?.n ?? 0),
    ...(['p50', 'p90', 'p99'] as const).map((name) => short(point.statistics['total_ms']?.[name].value)),
    ...(isLossy ? [String(unanswered(point))] : []),
    ...(judged ? [String(point.figures['late'] ?? '-'), heldText(point)] : []),
  ]);
  return alignColumns([header, ...rows], '  ');
}

const unanswered = ({ figures }: Level) => otherEnds.reduce((sum, end) => sum + (figures[end] ?? 0), 0);

function heldText({ figures }: Level): string {
  const { held } = figures;
  return held === undefined ? '?' : held === 1 ? 'yes' : 'no';
}

function findings({ figures, integrity, flags, levels }: ScenarioResult): string[] {
  const said: string[] = [];
  const { peak_per_second: peak, cameras_held: cameras, knee_callers: knee, target_ms: ms } = figures;
  const isCut = flags.some(({ code }) => code === 'cut-short');
  const least = isCut ? 'at least ' : '';
  if (peak !== undefined)
    said.push(`The highest rate that keeps the target: ${least}${short(peak)} a second.`);
  if (cameras !== undefined) {
    said.push(
      `Cameras that this machine holds at ${short(figures['frames_per_second'])} frames a second: ${least}${cameras}.`,
    );
  }
  if (knee !== undefined) {
    said.push(
      `The knee is at ${knee} ${knee === 1 ? 'caller' : 'callers'}: more of them cost more latency than they bring throughput.`,
    );
  }
  if (ms !== undefined) {
    const confidence = (100 * (figures['confidence_rate'] ?? 0)).toFixed(0);
    said.push(
      `Target: ${figures['target_percentile']} % in ${short(ms)} ms, counted from the schedule, with ${confidence} % confidence` +
        `${(levels?.points.length ?? 0) > 1 ? ' for the whole search' : ''}.`,
    );
  }
  const points = levels?.points ?? [];
  const ends = otherEnds.flatMap((end) => {
    const count = points.reduce((sum, { figures: own }) => sum + (own[end] ?? 0), 0);
    return count === 0 ? [] : [`${count} ${end.replaceAll('_', ' ')}`];
  });
  if (ends.length > 0) said.push(`Without an answer: ${ends.join(', ')}.`);
  if (points.some((point) => point.figures['late'] !== undefined && heldText(point) === '?')) {
    said.push('?: too few requests to tell.');
  }
  const late = integrity['generator_late_p99_ms'];
  if (late !== undefined) said.push(`The generator was late by ${short(late)} ms at p99.`);
  return said;
}

/** Three digits that count. */
function short(value: number | null | undefined): string {
  if (value === null || value === undefined) return '-';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
