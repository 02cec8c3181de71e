import { stageNames, type StageName } from '../report/schema/sample-schema.js';
import type { ScenarioName, ScenarioResult, Statistic } from '../report/schema/scenario-schema.js';
import { baselineMetrics, comparedBatch, type BaselineMetricName } from './baseline-metric.js';
import type { ProcessRecord, ProcessSummary } from './baseline-schema.js';
import { significant } from './significant.js';

type Scenarios = Readonly<Partial<Record<ScenarioName, ScenarioResult>>>;

/** The fewest samples that bound a median. */
const boundsMedian = 6;

/** What stands for a process, or a sentence that says why nothing does. */
export type Reading = ProcessSummary | string;

const readers: Record<BaselineMetricName, (scenario: ScenarioResult) => Reading> = {
  single_inference_ms: (scenario) => medianOf(scenario, scenario.statistics['total_ms'], 'single inferences'),
  single_inference_p95_ms({ statistics: { total_ms: total } }) {
    if (total === undefined) return 'There is no single inference.';
    const { value, needed } = total.p95;
    return value === null
      ? `There are ${total.n} single inferences: it takes ${needed} to bound a p95.`
      : { value: significant(value), n: total.n };
  },
  throughput_per_second: (scenario) => throughputOf(scenario),
  peak_memory_mb({ figures }) {
    const { loaded_mb: loaded, per_inference_mb: above } = figures;
    if (loaded === undefined || above === undefined) return 'No peak of memory was measured.';
    return { value: significant(loaded + above) };
  },
  model_load_ms: (scenario) => medianOf(scenario, scenario.statistics['session_ms'], 'loads'),
};

/** One figure of a run's process; `undefined` where its scenario was not to be measured. */
export function readMetric(name: BaselineMetricName, scenarios: Scenarios): Reading | undefined {
  const scenario = scenarios[baselineMetrics.find((metric) => metric.name === name)!.scenario];
  return scenario && readers[name](scenario);
}

/** All that a baseline keeps of a process. */
export function summariseProcess(scenarios: Scenarios): ProcessRecord {
  const summaries = baselineMetrics.flatMap(({ name }) => {
    const reading = readMetric(name, scenarios);
    return reading === undefined || typeof reading === 'string' ? [] : [[name, reading] as const];
  });
  const stages_ms = stageMedians(scenarios.single_inference);
  return { ...(Object.fromEntries(summaries) as ProcessRecord), stages_ms };
}

/** Milliseconds. */
export function stageMedians(scenario: ScenarioResult | undefined): Partial<Record<StageName, number>> {
  return Object.fromEntries(
    stageNames.flatMap((stage) => {
      const value = scenario?.statistics[`${stage}_ms`]?.p50.value ?? null;
      return value === null ? [] : [[stage, significant(value)]];
    }),
  );
}

/** Of the batches of a stated size, whichever others a run tries beside. */
function throughputOf(scenario: ScenarioResult): Reading {
  const { levels, statistics, figures } = scenario;
  const level = levels?.points.find(({ value }) => value === comparedBatch);
  const size = level?.value ?? figures['batch_size'];
  if (size !== undefined && size !== comparedBatch) {
    return `The batches hold ${size} images: those of the baseline hold ${comparedBatch}.`;
  }
  return medianOf(scenario, (level?.statistics ?? statistics)['images_per_second'], 'batches');
}

/** A process that was cut short is not like others while its median is that of a few. */
function medianOf({ flags }: ScenarioResult, statistic: Statistic | undefined, what: string): Reading {
  if (statistic === undefined || statistic.p50.value === null) return `There are no ${what}.`;
  const { n, mean, sd, p50 } = statistic;
  if (n < boundsMedian && flags.some(({ code }) => code === 'cut-short')) {
    return `There was time for ${n} ${what}: it takes ${boundsMedian} to compare.`;
  }
  return {
    value: significant(p50.value!),
    n,
    ...(sd !== null && { mean: significant(mean), sd: significant(sd) }),
  };
}
