/**
 * The measuring process: `node --expose-gc child-main.js JOB.json`. It measures one model and ends. What it finds goes
 * to the job's event file; the channel to its parent carries progress alone.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InferenceEngine, profileOperators } from '@framegate/inference-engine';
import { watchIntegrity } from '../integrity/watch-integrity.js';
import { allScenarios } from '../scenarios/all-scenarios.js';
import { watchMemory } from '../scenarios/memory-watch.js';
import { Pace } from '../scenarios/pace.js';
import { SteadyEngine } from '../scenarios/steady-engine.js';
import { EventLog } from './event-log.js';
import { jobSchema } from './job.js';
import { modelHosts } from './model-hosts.js';
import { runScenario, type ScenarioHost } from './run-scenario.js';
import { UnwrittenEvents } from './unwritten-events.js';

// Ctrl-C reaches the whole process group; when to end is for the parent to say.
process.on('SIGINT', () => undefined);
// Without a parent nobody reads what is measured.
process.on('disconnect', () => process.exit(1));

const job = jobSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
const images = await Promise.all(
  job.images.map(async ({ name, path, pixels }) => ({ name, bytes: await readFile(path), pixels })),
);
const unwritten = new UnwrittenEvents(job.events);
const log = new EventLog(job.events, unwritten.send);
const model = { model: job.models, family: job.family };
let opened: InferenceEngine['info'] | undefined;
const named = (names: readonly string[]) => allScenarios.filter(({ name }) => names.includes(name));
const scenarios = named(job.scenarios);

const host: ScenarioHost = {
  images,
  budget: job.budget,
  pace: new Pace({
    time: job.time,
    budget: job.budget,
    cost: job.cost,
    scenarios: [...scenarios, ...named(job.scenariosAfter)],
    images: images.length,
    now: () => performance.now(),
  }),
  steadyEngine: new SteadyEngine(),
  watchMemory,
  watchIntegrity: () => watchIntegrity(),
  hosts: modelHosts(model),
  profile: (runs) => profileOperators({ ...model, runs }),
  files: { models: job.models, scratch: dirname(job.events) },
  write: (event) => log.write(event),
  threads: () => (opened ? opened.workers * opened.threads : 1),
  tell: (message) => process.send?.(message),
  async open(settings) {
    const engine = await InferenceEngine.open({ ...model, ...settings });
    if (opened === undefined) {
      opened = engine.info;
      const { workers, threads, imageSize, batch } = opened;
      const image_size = { height: imageSize.height, width: imageSize.width };
      log.write({ type: 'engine', workers, threads, image_size, batch });
    }
    return engine;
  },
};

for (const scenario of scenarios) await runScenario(scenario, host);
log.write({ type: 'finished' });
await unwritten.delivered();
process.exit(0);
