import type { ModelResult } from '../../report/schema/model-schema.js';
import type { Level, Levels, ScenarioResult } from '../../report/schema/scenario-schema.js';
import { counted, formatNumber } from '../../verdicts/format-number.js';
import type { Rule } from '../rule.js';

/** Larger batches must bring so much more to be worth their wait. */
const worthwhile = 1.05;

type Points = readonly Level[];

/** Those scenarios that vary this. */
function varying(
  { scenarios }: ModelResult,
  of: Levels['of'],
): { scenario: ScenarioResult; points: Points }[] {
  return Object.values(scenarios).flatMap((scenario) =>
    scenario.levels?.of === of ? [{ scenario, points: scenario.levels.points }] : [],
  );
}

const medianOf = (point: Level | undefined, name: string) => point?.statistics[name]?.p50.value ?? null;

function knee(model: ModelResult): { callers: number; points: Points } | null {
  for (const { scenario, points } of varying(model, 'callers')) {
    const callers = scenario.figures['knee_callers'];
    if (callers !== undefined && points.some(({ value }) => value > callers)) return { callers, points };
  }
  return null;
}

/** The smallest batch that does nearly as well as any, where larger ones were tried. */
function enoughImages(model: ModelResult): { least: Level; most: Level } | null {
  const [sized] = varying(model, 'images_per_batch');
  const told = sized?.points.filter((point) => medianOf(point, 'images_per_second') !== null) ?? [];
  const best = Math.max(...told.map((point) => medianOf(point, 'images_per_second')!));
  const least = told.find((point) => medianOf(point, 'images_per_second')! * worthwhile >= best);
  const most = told.at(-1);
  return least === undefined || most === undefined || least === most ? null : { least, most };
}

export const capacityRules: readonly Rule[] = [
  {
    id: 'beyond-the-knee',
    condition: 'more callers were tried than the knee of throughput and latency',
    evidence(model) {
      const found = knee(model);
      if (found === null) return null;
      const describe = (point: Level | undefined) => {
        const rate = point?.figures['images_per_second'];
        const wait = medianOf(point, 'total_ms');
        if (point === undefined || rate === undefined || wait === null) return [];
        return [
          `With ${counted(point.value, 'caller')}: ${formatNumber(rate)} images/s, ${formatNumber(wait)} ms in the median.`,
        ];
      };
      const atKnee = found.points.find(({ value }) => value === found.callers);
      return [
        `The knee is at ${counted(found.callers, 'caller')}.`,
        ...describe(atKnee),
        ...describe(found.points.at(-1)),
      ].join(' ');
    },
    action: (model) =>
      `Let no more than ${counted(knee(model)?.callers ?? 1, 'request')} in at once: those beyond the knee only wait.`,
  },
  {
    id: 'larger-batches-do-not-help',
    condition: 'the largest batches are less than 5 % faster an image than smaller ones',
    evidence(model) {
      const enough = enoughImages(model);
      if (enough === null) return null;
      const [least, most] = [enough.least, enough.most].map(
        (point) =>
          `batches of ${point.value} reach ${formatNumber(medianOf(point, 'images_per_second')!)} images/s`,
      );
      return `In the median ${least}, and ${most}.`;
    },
    action: (model) =>
      `Send no more than ${counted(enoughImages(model)?.least.value ?? 1, 'image')} at once: larger batches only wait longer.`,
  },
  {
    id: 'cameras',
    condition: 'the most cameras that the machine holds were found',
    evidence(model) {
      for (const { scenario, points } of varying(model, 'cameras')) {
        const { cameras_held: held, frames_per_second: rate } = scenario.figures;
        const tried = points.at(-1)?.value;
        if (held === undefined || tried === undefined || tried <= held) continue;
        const each = rate === undefined ? '' : ` of ${formatNumber(rate)} frames/s each`;
        return `The machine holds ${counted(held, 'camera')}${each}, and not ${tried}.`;
      }
      return null;
    },
    action:
      'Give it no more; for more of them take a lower frame rate, a smaller variant or image size, or a machine beside it.',
  },
  {
    id: 'more-threads-than-cores',
    condition: 'the engine has more threads than it has cores',
    evidence({ engine }, { environment: { cpu_cores, cpu_quota } }) {
      const cores = Math.min(cpu_cores, cpu_quota ?? cpu_cores);
      if (engine === null || engine.workers * engine.threads <= Math.max(1, Math.ceil(cores))) return null;
      return `${counted(engine.workers, 'worker')} with ${counted(engine.threads, 'thread')} each, on ${counted(cores, 'core')}.`;
    },
    action:
      'Give all workers together as many threads as there are cores, and turn spinning off: waiting threads take the cores of others. `bench-runner tune` finds the fastest settings.',
  },
];
