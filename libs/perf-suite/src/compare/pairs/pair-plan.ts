import { samplesNeeded } from '../../statistics/quantile.js';

/** What is measured of each pair of processes, and thereby which figures there are. */
export interface PairPlan {
  /** Numbers of images of each burst. Both sides have every burst; there is an even number. */
  readonly latency: readonly (readonly number[])[];
  readonly throughput: readonly (readonly number[])[];
  /** At once, in the bursts of throughput. */
  readonly callers: number;
}

export interface Cost {
  /** Milliseconds of an inference, about, of the slower side. */
  readonly inferenceMs: number;
  /** How many callers keep either engine busy. */
  readonly callers: number;
  /** In the image set. */
  readonly images: number;
}

/** Of a pair, for both sides together. */
const latencyMs = 6000;
const throughputMs = 2500;

const samples = { least: 24, most: 400 };
/** Of latency. Long enough that changing sides is a small part of it. */
const burstMs = 160;
const burst = { least: 2, most: 16 };
const throughputBursts = { least: 8, most: 16 };
const inThroughputBurst = { least: 4, most: 64 };

/** Short bursts, so that whatever disturbs the machine meets both sides; as many as a pair's time allows. */
export function planPair({ inferenceMs, callers, images }: Cost): PairPlan {
  const inTime = (ms: number) => ms / 2 / inferenceMs;
  const length = Math.round(within(burst, burstMs / inferenceMs));
  const latencyBursts = within(samples, inTime(latencyMs)) / length;
  const atLeast = Math.max(inThroughputBurst.least, 2 * callers);
  const loads = even(within(throughputBursts, inTime(throughputMs) / atLeast));
  const load = Math.round(within({ ...inThroughputBurst, least: atLeast }, inTime(throughputMs) / loads));
  return {
    latency: bursts(even(latencyBursts), length, images),
    throughput: bursts(loads, load, images),
    callers,
  };
}

function within({ least, most }: { least: number; most: number }, value: number): number {
  return Math.max(least, Math.min(most, value));
}

function even(value: number): number {
  return 2 * Math.ceil(value / 2);
}

/** The images in turn, again and again, over all bursts. */
function bursts(count: number, length: number, images: number): number[][] {
  return Array.from({ length: count }, (_, burst) =>
    Array.from({ length }, (_, index) => (burst * length + index) % images),
  );
}

/** Samples of each process. */
export function plannedSamples({ latency }: PairPlan): number {
  return latency.reduce((sum, burst) => sum + burst.length, 0);
}

/** Whether each process has enough samples to bound the quantile. */
export function bounds(plan: PairPlan, quantile: number): boolean {
  return plannedSamples(plan) >= samplesNeeded(quantile);
}
