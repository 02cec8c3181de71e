import type { ScenarioName } from '../report/schema/scenario-schema.js';

export const baselineMetricNames = [
  'single_inference_ms',
  'single_inference_p95_ms',
  'throughput_per_second',
  'peak_memory_mb',
  'model_load_ms',
] as const;
export type BaselineMetricName = (typeof baselineMetricNames)[number];

/** Images in the batches whose throughput is compared. */
export const comparedBatch = 8;

/** How one figure of a process is compared with those of earlier processes. */
export interface BaselineMetric {
  readonly name: BaselineMetricName;
  readonly scenario: ScenarioName;
  /** For people, as the subject of a sentence. */
  readonly title: string;
  readonly unit: string;
  /** What a change for the worse is called. */
  readonly change: 'slowdown' | 'growth';
  /** Whether less of it is worse. */
  readonly higherIsBetter: boolean;
  /** A change for the worse of a lesser share is of no interest, however sure. */
  readonly margin: number;
  /** The same in the metric's unit. */
  readonly floor: number;
  /** Advice alone: it decides no exit code. */
  readonly isAdvisory: boolean;
}

const slower = { change: 'slowdown', higherIsBetter: false, isAdvisory: false } as const;

/** In the order they are shown. */
export const baselineMetrics: readonly BaselineMetric[] = [
  {
    ...slower,
    name: 'single_inference_ms',
    scenario: 'single_inference',
    title: 'The median single inference',
    unit: 'ms',
    margin: 0.03,
    floor: 0.1,
  },
  {
    ...slower,
    name: 'single_inference_p95_ms',
    scenario: 'single_inference',
    title: 'The p95 of single inferences',
    unit: 'ms',
    margin: 0.1,
    floor: 0.2,
  },
  {
    ...slower,
    name: 'throughput_per_second',
    scenario: 'batch',
    title: `The median throughput in batches of ${comparedBatch}`,
    unit: 'images/s',
    higherIsBetter: true,
    margin: 0.05,
    floor: 0,
  },
  {
    name: 'peak_memory_mb',
    scenario: 'memory',
    title: 'The peak memory of single inferences',
    unit: 'MB',
    change: 'growth',
    higherIsBetter: false,
    margin: 0.1,
    floor: 16,
    isAdvisory: false,
  },
  {
    ...slower,
    name: 'model_load_ms',
    scenario: 'load',
    title: 'The median session creation',
    unit: 'ms',
    margin: 0.1,
    floor: 5,
    isAdvisory: true,
  },
];
