import type { ModelResult } from '../report/schema/model-schema.js';
import type { ScenarioName, ScenarioResult } from '../report/schema/scenario-schema.js';
import type { ModeName } from '../report/schema/report-schema.js';
import { storeCost } from './cost-store.js';
import type { ModelWork } from './model-work.js';
import type { PlannedModel } from './run-plan.js';

export interface MeasuredCost {
  readonly root: string;
  readonly machine: string;
  readonly mode: ModeName;
  readonly planned: PlannedModel;
  readonly work: ModelWork;
  readonly result: ModelResult;
  /** That the model took, processes and all; null where only a part of it was measured in one go. */
  readonly totalMs: number | null;
}

/** These flags say that there was time for less. */
const shortened: ReadonlySet<string> = new Set(['cut-short', 'smaller-batch', 'unanswered', 'no-time-left']);

/** Keeps what a model took, for the next plan. Nothing is kept of one that was not measured. */
export async function rememberCost(measured: MeasuredCost): Promise<void> {
  const { root, machine, mode, planned, work, result, totalMs } = measured;
  const inferenceMs = medianOf(result.scenarios.single_inference);
  const openMs = medianOf(result.scenarios.load);
  if (result.artifact === null || inferenceMs === null) return;
  const scenarios = Object.values(result.scenarios);
  const durations = scenarios
    .filter(({ state, flags }) => state === 'complete' && !flags.some(({ code }) => shortened.has(code)))
    .flatMap(({ name, duration_ms }): [ScenarioName, number][] =>
      duration_ms === null ? [] : [[name, Math.round(duration_ms)]],
    );
  const scenariosMs = scenarios.reduce((sum, { duration_ms }) => sum + (duration_ms ?? 0), 0);
  const { artifact } = result;
  await storeCost(root, machine, result.variant, (known) => {
    const same = known?.artifact_sha256 === artifact.sha256 ? known : undefined;
    return {
      manifest_sha256: planned.manifestSha256,
      artifact_sha256: artifact.sha256,
      gflops: work.gflops,
      parameters: work.parameters,
      open_ms: openMs ?? same?.open_ms ?? planned.cost.openMs,
      inference_ms: inferenceMs,
      overhead_ms:
        totalMs === null ? planned.cost.overheadMs : Math.max(0, Math.round(totalMs - scenariosMs)),
      durations_ms: {
        ...same?.durations_ms,
        [mode]: { ...same?.durations_ms[mode], ...Object.fromEntries(durations) },
      },
    };
  });
}

/** Of what was measured after warm-up, in milliseconds. */
function medianOf(scenario: ScenarioResult | undefined): number | null {
  const totals = (scenario?.samples ?? [])
    .filter(({ warm_up, outcome }) => !warm_up && outcome === undefined)
    .map(({ total_ms }) => total_ms)
    .sort((a, b) => a - b);
  return totals[Math.floor(totals.length / 2)] ?? null;
}
