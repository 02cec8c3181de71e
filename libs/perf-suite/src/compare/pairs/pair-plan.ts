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

const fewestSamples = 24;
const mostSamples = 400;
const shortestBurst = 4;
const longestBurst = 8;
const throughputBursts = 8;
const fewestInBurst = 4;
const mostInBurst = 64;

/** Short bursts, so that whatever disturbs the machine meets both sides; as many as a pair's time allows. */
export function planPair({ inferenceMs, callers, images }: Cost): PairPlan {
  const inTime = (ms: number) => ms / 2 / inferenceMs;
  const length = Math.max(shortestBurst, Math.ceil(images / Math.ceil(images / longestBurst)));
  const samples = Math.min(mostSamples, Math.max(fewestSamples, inTime(latencyMs)));
  const inBurst = Math.min(mostInBurst, Math.max(fewestInBurst, inTime(throughputMs) / throughputBursts));
  return {
    latency: bursts(2 * Math.ceil(samples / length / 2), length, images),
    throughput: bursts(throughputBursts, Math.max(2 * callers, Math.round(inBurst)), images),
    callers,
  };
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
