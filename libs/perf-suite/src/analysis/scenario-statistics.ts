import { stageNames, type Sample } from '../report/schema/sample-schema.js';
import type { ScenarioName, Statistic } from '../report/schema/scenario-schema.js';
import { describeEach } from './describe-figures.js';
import { measuredSamples } from './measured-samples.js';
import { roundFigure } from './round-figure.js';
import { deadlineRounds, killRecoveries, pastDeadlines } from './stress/stress-values.js';

type Values = Record<string, readonly number[]>;

/** What each scenario is about. Times of the memory process are left out: its allocator is not the caller's. */
const valuesOf: Record<ScenarioName, (samples: readonly Sample[]) => Values> = {
  load: (samples) => ({
    total_ms: totals(samples),
    session_ms: present(samples, ({ session_ms }) => session_ms),
  }),
  single_inference: (samples) => ({ total_ms: totals(samples), ...stages(samples), ...detections(samples) }),
  batch: (samples) => describedBatches(samples.filter(({ level }) => level === samples[0]?.level)),
  concurrent: (samples) => ({ total_ms: totals(samples), ...stages(samples) }),
  concurrency: (samples) => ({ total_ms: totals(samples), ...stages(samples) }),
  server: (samples) => ({ total_ms: totals(samples), ...lateness(samples), ...stages(samples) }),
  cameras: (samples) => ({ total_ms: totals(samples), ...lateness(samples), ...stages(samples) }),
  operators: () => ({}),
  memory: (samples) => ({ memory_mb: present(samples, ({ memory_mb }) => memory_mb) }),
  cleanup: (samples) => ({ memory_mb: present(samples, ({ memory_mb }) => memory_mb) }),
  leak: (samples) => ({ memory_mb: present(samples, ({ memory_mb }) => memory_mb) }),
  repeated: (samples) => ({ total_ms: totals(samples), ...stages(samples), ...detections(samples) }),
  sustained: (samples) => ({ total_ms: totals(samples), ...stages(samples) }),
  deadlines: deadlineRounds,
  killed_workers: killRecoveries,
  edge_images: (samples) => ({ total_ms: totals(samples), ...stages(samples) }),
  invalid_models: () => ({}),
  session_churn: (samples) => ({ memory_mb: present(samples, ({ memory_mb }) => memory_mb) }),
  memory_pressure: () => ({}),
};

export function scenarioStatistics(
  name: ScenarioName,
  samples: readonly Sample[],
): Record<string, Statistic> {
  return describeEach({ ...valuesOf[name](measuredSamples(samples)), ...pastDeadlines(samples) });
}

const totals = (samples: readonly Sample[]) => samples.map(({ total_ms }) => total_ms);

function present(
  samples: readonly Sample[],
  figure: (sample: Sample) => number | null | undefined,
): number[] {
  return samples.map(figure).filter((value) => value !== null && value !== undefined);
}

function stages(samples: readonly Sample[]): Values {
  return Object.fromEntries(
    stageNames.map((stage) => [`${stage}_ms`, present(samples, ({ stages_ms }) => stages_ms[stage])]),
  );
}

function lateness(samples: readonly Sample[]): Values {
  return { late_ms: present(samples, ({ late_ms }) => late_ms) };
}

function detections(samples: readonly Sample[]): Values {
  return { detections: present(samples, (sample) => sample.detections) };
}

/** Those of the size that is judged: the first, where several were measured. */
function describedBatches(samples: readonly Sample[]): Values {
  return { ...batches(samples), ...stages(samples), ...detections(samples) };
}

/** A batch is one measurement, however many images are in it. */
function batches(samples: readonly Sample[]): Values {
  const groups = new Map<number | null, Sample[]>();
  for (const sample of samples) groups.set(sample.group, [...(groups.get(sample.group) ?? []), sample]);
  const spans = [...groups.values()].map((images) => ({
    ms: images[0]?.total_ms ?? NaN,
    images: images.length,
  }));
  return {
    batch_ms: spans.map(({ ms }) => ms),
    images_per_second: spans.map(({ ms, images }) => roundFigure((1000 * images) / ms)),
  };
}
