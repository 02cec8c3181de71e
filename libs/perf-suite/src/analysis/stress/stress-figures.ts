import type { Sample } from '../../report/schema/sample-schema.js';
import type { MemoryPhaseRecord, ScenarioName } from '../../report/schema/scenario-schema.js';
import { invalidModelsPhases } from '../../scenarios/stress/invalid-models.js';
import { memoryPressurePhase } from '../../scenarios/stress/memory-pressure.js';
import { stressScenarios } from '../../scenarios/stress/stress-scenarios.js';
import { cleanupFigures, usedMb } from '../memory-figures.js';
import { measuredSamples } from '../measured-samples.js';
import { roundFigure } from '../round-figure.js';
import { drift } from './drift.js';
import { heldFigures } from './held-figures.js';

type Figures = Record<string, number>;
type Phases = readonly MemoryPhaseRecord[];

export const isStressScenario = (name: ScenarioName) =>
  stressScenarios.some((scenario) => scenario.name === name);

type Describe = (samples: readonly Sample[], phases: Phases) => Figures;

/** What a scenario is judged by beside how often it failed. */
const besides: Partial<Record<ScenarioName, Describe>> = {
  repeated: driftFigures,
  sustained: (samples) => ({ ...driftFigures(samples), ...throughput(samples) }),
  session_churn: (samples, phases) => ({ ...cleanupFigures(phases), ...heldFigures(samples) }),
  memory_pressure: (_, phases) => risen('peak_mb', phases, memoryPressurePhase, 'peak'),
  invalid_models: (_, phases) => ({
    ...risen('model_takes_mb', phases, invalidModelsPhases.whole, 'end'),
    ...risen('kept_mb', phases, invalidModelsPhases.damaged, 'end'),
  }),
};

export function stressFigures(name: ScenarioName, samples: readonly Sample[], phases: Phases): Figures {
  return { done: samples.length, ...outcomeCounts(samples), ...besides[name]?.(samples, phases) };
}

/** Of those that no answer is normal for, only what there was. */
function outcomeCounts(samples: readonly Sample[]): Figures {
  const having = (wanted: Sample['outcome']) => samples.filter(({ outcome }) => outcome === wanted).length;
  const others = (['refused', 'timed-out', 'given-up', 'lost'] as const)
    .map((outcome) => [outcome.replace('-', '_'), having(outcome)] as const)
    .filter(([, count]) => count > 0);
  return { failures: having('failed'), ...Object.fromEntries(others) };
}

function driftFigures(samples: readonly Sample[]): Figures {
  const found = drift(samples);
  if (found === null) return {};
  const { shift, low, high } = found;
  return {
    drift_rate: roundFigure(shift),
    drift_low_rate: roundFigure(low),
    drift_high_rate: roundFigure(high),
  };
}

/** From the first call to the last answer. */
function throughput(samples: readonly Sample[]): Figures {
  const measured = measuredSamples(samples);
  if (measured.length < 2) return {};
  const start = Math.min(...measured.map(({ at_ms }) => at_ms));
  const end = Math.max(...measured.map(({ at_ms, total_ms }) => at_ms + total_ms));
  return { answers_per_second: roundFigure((1000 * measured.length) / (end - start)) };
}

/** Memory above what there was when the phase began. */
function risen(figure: string, phases: Phases, wanted: string, moment: 'peak' | 'end'): Figures {
  const phase = phases.find(({ name }) => name === wanted);
  return phase === undefined ? {} : { [figure]: usedMb(phase[moment]) - usedMb(phase.start) };
}
