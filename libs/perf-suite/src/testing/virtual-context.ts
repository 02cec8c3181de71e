import type { Engine } from '../scenarios/engine.js';
import type { Scenario, ScenarioContext } from '../scenarios/scenario.js';
import type { Sample } from '../report/schema/sample-schema.js';
import { fakeContext, type FakeOptions } from './fake-context.js';
import { SyntheticService, type ServiceOptions } from './synthetic-service.js';
import { VirtualTime } from './virtual-time.js';

interface VirtualOptions extends FakeOptions, ServiceOptions {
  readonly onSample?: (sample: Sample) => void;
}

/** Runs a scenario on a synthetic service in virtual time. Resolves to what it recorded. */
export async function runVirtually(
  scenario: Scenario,
  { serviceMs, workers = 1, timeMs = Infinity, onSample, ...options }: VirtualOptions,
) {
  const time = new VirtualTime();
  const fake = fakeContext(options);
  const open = async (settings: { maxQueue?: number } = {}): Promise<Engine> =>
    new SyntheticService(time, { serviceMs, workers, ...settings });
  const engine = await open();
  const context: ScenarioContext = {
    ...fake.context,
    recorder: {
      ...fake.context.recorder,
      sample(sample) {
        onSample?.(sample);
        fake.context.recorder.sample(sample);
      },
    },
    open: (settings) => open(settings),
    steadyEngine: async () => engine,
    elapsed: time.now,
    until: time.until,
    timeLeft: () => timeMs - time.now(),
  };
  await time.run(scenario.run(context));
  const { samples, flags, figures } = fake;
  return { samples: samples.filter(({ warm_up }) => !warm_up), flags, figures };
}
