import { roundFigure } from '../analysis/round-figure.js';
import { describeError } from '../errors/describe-error.js';
import { integrityFlags } from '../integrity/integrity-rules.js';
import type { IntegrityWatch } from '../integrity/watch-integrity.js';
import { waitUntil } from '../load/wait-until.js';
import type { Flag } from '../report/schema/scenario-schema.js';
import type { EngineSettings } from '../scenarios/engine.js';
import type { Pace } from '../scenarios/pace.js';
import type { Scenario, ScenarioContext } from '../scenarios/scenario.js';
import type { SteadyEngine } from '../scenarios/steady-engine.js';
import { roundMs } from '../scenarios/round-ms.js';
import type { LiveMessage, MeasureEvent } from './events.js';
import { busyMachineFlag, coresTaken, readProcessorTime } from './machine-load.js';

export interface ScenarioHost
  extends Pick<
    ScenarioContext,
    'images' | 'budget' | 'open' | 'watchMemory' | 'hosts' | 'files' | 'profile'
  > {
  readonly pace: Pace;
  readonly steadyEngine: SteadyEngine;
  /** Of the engine, all workers together. */
  readonly threads: () => number;
  /** Begins to watch what disturbs a scenario. */
  readonly watchIntegrity: () => Promise<IntegrityWatch>;
  /** Puts an event where it survives this process. */
  write(event: MeasureEvent): void;
  /** Tells whoever is watching. */
  tell(message: LiveMessage): void;
}

/** Runs one scenario and writes down what it records and how it ended. Never rejects for what the scenario throws. */
export async function runScenario(scenario: Scenario, host: ScenarioHost): Promise<void> {
  const { name } = scenario;
  if (!host.pace.hasTimeFor(scenario)) {
    const flag = { code: 'no-time-left', message: "The model's time was over before it could be measured." };
    return host.write({ type: 'flag', scenario: name, flag });
  }
  const integrity = await host.watchIntegrity();
  const before = readProcessorTime();
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  host.write({ type: 'scenario-started', scenario: name });
  host.tell({ type: 'scenario-started', scenario: name });
  const error = await scenario.run(scenarioContext(scenario, host, elapsed)).then(() => null, describeError);
  if (error !== null) await host.steadyEngine.discard().catch(() => undefined);
  const duration_ms = roundMs(elapsed());
  const after = readProcessorTime();
  const figures = {
    ...(await integrity.end()),
    ...(!scenario.isolated && { others_cores: roundFigure(Math.max(0, coresTaken(before, after))) }),
  };
  host.write({ type: 'integrity', scenario: name, figures });
  if (scenario.process === 'timing') {
    const flags: (Flag | null)[] = [
      scenario.isolated ? null : busyMachineFlag(before, after, host.threads()),
      ...integrityFlags(figures, {
        inferenceMs: host.pace.cost.inferenceMs,
        holdsThread: scenario.holdsThread,
      }),
    ];
    for (const flag of flags) if (flag !== null) host.write({ type: 'flag', scenario: name, flag });
  }
  host.write({ type: 'scenario-ended', scenario: name, duration_ms, error });
}

function scenarioContext(scenario: Scenario, host: ScenarioHost, elapsed: () => number): ScenarioContext {
  const { name } = scenario;
  const { pace, images, budget } = host;
  const context = {
    images,
    budget,
    async open(settings?: EngineSettings) {
      const start = elapsed();
      const engine = await host.open(settings);
      // Engines with other settings or files say nothing of what the next one takes.
      if (settings === undefined) pace.opened(elapsed() - start);
      return engine;
    },
    hosts: host.hosts,
    profile: host.profile,
    files: host.files,
    watchMemory: (samplesPerSecond) => host.watchMemory(samplesPerSecond),
    elapsed,
    until: (ms, signal) => waitUntil(ms, elapsed, signal),
    timeLeft: pace.begin(scenario),
    cost: () => pace.cost,
    recorder: {
      sample(sample) {
        pace.observe(scenario, sample);
        host.write({ type: 'sample', scenario: name, sample });
      },
      phase: (phase) => host.write({ type: 'phase', scenario: name, phase }),
      flag: (flag) => host.write({ type: 'flag', scenario: name, flag }),
      figures: (figures, level) =>
        host.write({ type: 'figures', scenario: name, figures, ...(level !== undefined && { level }) }),
      integrity: (figures) => host.write({ type: 'integrity', scenario: name, figures }),
      operators: (operators) => host.write({ type: 'operators', scenario: name, operators: [...operators] }),
      progress: (done, total) => host.tell({ type: 'progress', scenario: name, done, total }),
    },
  } satisfies Omit<ScenarioContext, 'steadyEngine'>;
  return { ...context, steadyEngine: () => host.steadyEngine.use(context) };
}
