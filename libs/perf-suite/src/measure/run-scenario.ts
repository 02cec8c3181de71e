import { describeError } from '../errors/describe-error.js';
import type { Scenario, ScenarioContext } from '../scenarios/scenario.js';
import { roundMs } from '../scenarios/round-ms.js';
import type { LiveMessage, MeasureEvent } from './events.js';
import { busyMachineFlag, readProcessorTime } from './machine-load.js';

export interface ScenarioHost extends Pick<ScenarioContext, 'images' | 'budget' | 'open' | 'watchMemory'> {
  /** Of the engine, all workers together. */
  readonly threads: () => number;
  /** Puts an event where it survives this process. */
  write(event: MeasureEvent): void;
  /** Tells whoever is watching. */
  tell(message: LiveMessage): void;
}

/** Runs one scenario and writes down what it records and how it ended. Never rejects for what the scenario throws. */
export async function runScenario(scenario: Scenario, host: ScenarioHost): Promise<void> {
  const { name } = scenario;
  const before = readProcessorTime();
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  host.write({ type: 'scenario-started', scenario: name });
  host.tell({ type: 'scenario-started', scenario: name });
  const error = await scenario
    .run({
      images: host.images,
      budget: host.budget,
      open: () => host.open(),
      watchMemory: () => host.watchMemory(),
      elapsed,
      recorder: {
        sample: (sample) => host.write({ type: 'sample', scenario: name, sample }),
        phase: (phase) => host.write({ type: 'phase', scenario: name, phase }),
        flag: (flag) => host.write({ type: 'flag', scenario: name, flag }),
        progress: (done, total) => host.tell({ type: 'progress', scenario: name, done, total }),
      },
    })
    .then(() => null, describeError);
  const busy = busyMachineFlag(before, readProcessorTime(), host.threads());
  if (scenario.process === 'timing' && busy !== null)
    host.write({ type: 'flag', scenario: name, flag: busy });
  host.write({ type: 'scenario-ended', scenario: name, duration_ms: roundMs(elapsed()), error });
}
