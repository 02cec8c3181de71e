import type { Sample } from '../report/schema/sample-schema.js';
import type { MemoryPhaseRecord } from '../report/schema/scenario-schema.js';
import { cleanupPhases } from '../scenarios/cleanup.js';
import { memoryPhases } from '../scenarios/memory.js';
import { median } from '../statistics/sorted-quantile.js';
import { theilSen } from '../statistics/theil-sen.js';
import { roundFigure } from './round-figure.js';

const kbPerMb = 1024;

type Reading = MemoryPhaseRecord['peak'];
type Phases = readonly MemoryPhaseRecord[];

/** Anonymous memory where the system tells it, else resident memory. */
export const usedMb = (reading: Reading) => reading.anon_mb ?? reading.rss_mb;

/** Peaks above the loaded model, and how memory grows with each inference. */
export function memoryFigures(samples: readonly Sample[], phases: Phases): Record<string, number> {
  const inference = phases.find(({ name }) => name === memoryPhases.inference);
  const batch = phases.find(({ name }) => name === memoryPhases.batch);
  if (inference === undefined) return {};
  const loaded = usedMb(inference.start);
  return {
    loaded_mb: loaded,
    peak_mb: Math.max(usedMb(inference.peak), batch ? usedMb(batch.peak) : 0),
    per_inference_mb: Math.max(0, usedMb(inference.peak) - loaded),
    ...(batch && { per_batch_mb: Math.max(0, usedMb(batch.peak) - loaded) }),
    ...growth(samples),
  };
}

/** In KB an inference. The detection limit is the least growth that this many readings could have told from none. */
function growth(samples: readonly Sample[]): Record<string, number> {
  const readings = samples.filter(({ warm_up }) => !warm_up).flatMap(({ memory_mb }) => memory_mb ?? []);
  if (readings.length < 3) return {};
  const { slope, low, high } = theilSen(readings);
  return {
    growth_readings: readings.length,
    growth_kb: roundFigure(slope * kbPerMb),
    growth_low_kb: roundFigure(low * kbPerMb),
    growth_high_kb: roundFigure(high * kbPerMb),
    detection_limit_kb: roundFigure(((high - low) / 2) * kbPerMb),
  };
}

/** What one loaded model takes, and how much more is held after the last close than after the first. */
export function cleanupFigures(phases: Phases): Record<string, number> {
  const taken: number[] = [];
  const left: number[] = [];
  for (let cycle = 1; ; cycle++) {
    const open = phases.find(({ name }) => name === cleanupPhases.open(cycle));
    const close = phases.find(({ name }) => name === cleanupPhases.close(cycle));
    if (open === undefined || close === undefined) break;
    taken.push(usedMb(open.end) - usedMb(open.start));
    left.push(usedMb(close.end));
  }
  const [first] = left;
  const last = left.at(-1);
  if (first === undefined || last === undefined) return {};
  return {
    cycles: left.length,
    // The first cycle also loads code, and a later one may find memory that the process already has.
    model_takes_mb: Math.max(0, median(taken)),
    kept_after_close_mb: last - first,
  };
}
