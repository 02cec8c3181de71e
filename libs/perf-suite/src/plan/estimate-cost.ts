import type { Cost } from '../scenarios/cost.js';
import type { StoredCost } from './cost-store.js';
import type { ModelWork } from './model-work.js';

/** Where the cost of a model comes from, the surest first. */
export const costSources = ['measured', 'other-models', 'assumed'] as const;
export type CostSource = (typeof costSources)[number];

export interface EstimatedCost extends Cost {
  readonly source: CostSource;
  /** Starting processes and the like: part of no scenario. */
  readonly overheadMs: number;
}

/** Right within a factor of three or so on processors of these years; used only until something was measured. */
const assumed = { gflopsPerSecondPerCore: 25, openMs: 100, openMsPerMegaParameter: 15, overheadMs: 2_500 };

const perMega = 1e6;

/** What a model may take where nothing was measured. The same on every machine with as many cores. */
export function assumedCost({ gflops, parameters }: ModelWork, cores: number): EstimatedCost {
  return {
    source: 'assumed',
    inferenceMs: (1000 * gflops) / (assumed.gflopsPerSecondPerCore * cores),
    openMs: assumed.openMs + (assumed.openMsPerMegaParameter * parameters) / perMega,
    overheadMs: assumed.overheadMs,
  };
}

/**
 * What a model takes: as it was measured on this machine, else from its operations at the rate that the other models reach
 * here, else at an assumed rate.
 * @param known What was measured of this very model.
 * @param others What was measured of any on this machine.
 */
export function estimateCost(
  work: ModelWork,
  known: StoredCost | undefined,
  others: readonly StoredCost[],
  cores: number,
): EstimatedCost {
  if (known !== undefined) {
    const { open_ms: openMs, inference_ms: inferenceMs, overhead_ms: overheadMs } = known;
    return { source: 'measured', openMs, inferenceMs, overheadMs };
  }
  const guess = assumedCost(work, cores);
  if (others.length === 0) return guess;
  // Large models set the rate for large ones: a ratio to what was assumed is better carried over than a sum.
  const ratio = (measured: (cost: StoredCost) => number, guessed: (cost: EstimatedCost) => number) =>
    middle(others.map((other) => measured(other) / guessed(assumedCost(other, cores))));
  return {
    source: 'other-models',
    inferenceMs:
      guess.inferenceMs *
      ratio(
        ({ inference_ms }) => inference_ms,
        ({ inferenceMs }) => inferenceMs,
      ),
    openMs:
      guess.openMs *
      ratio(
        ({ open_ms }) => open_ms,
        ({ openMs }) => openMs,
      ),
    overheadMs: middle(others.map(({ overhead_ms }) => overhead_ms)),
  };
}

function middle(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
  return finite[Math.floor(finite.length / 2)] ?? 1;
}
