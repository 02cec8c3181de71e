/** The process under exam: `node --expose-gc leak-child-main.js JOB.json`. It has a leak, and is measured like any other. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InferenceEngine, profileOperators } from '@framegate/inference-engine';
import { watchIntegrity } from '../integrity/watch-integrity.js';
import { EventLog } from '../measure/event-log.js';
import { modelHosts } from '../measure/model-hosts.js';
import { runScenario } from '../measure/run-scenario.js';
import { quickBudget } from '../scenarios/budget.js';
import { unknownCost } from '../scenarios/cost.js';
import type { Engine } from '../scenarios/engine.js';
import { leak } from '../scenarios/leak.js';
import { watchMemory } from '../scenarios/memory-watch.js';
import { Pace } from '../scenarios/pace.js';
import { SteadyEngine } from '../scenarios/steady-engine.js';
import { plantLeak } from './leak-plants.js';
import { leakTrialJobSchema } from './leak-trial-job.js';

process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(1));

const job = leakTrialJobSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
const images = await Promise.all(
  job.images.map(async ({ name, path, pixels }) => ({ name, bytes: await readFile(path), pixels })),
);
const log = new EventLog(job.events, (_, cause) => {
  throw cause;
});
const model = { model: job.models, family: job.family };
const grow = plantLeak(job.plant);
const budget = { ...quickBudget, leak: { inferences: job.inferences } };
const time = { ms: Infinity, limitMs: Infinity };
const now = () => performance.now();

await runScenario(leak, {
  images,
  budget,
  pace: new Pace({ time, budget, cost: unknownCost, scenarios: [leak], images: images.length, now }),
  steadyEngine: new SteadyEngine(),
  watchMemory,
  watchIntegrity: () => watchIntegrity(),
  hosts: modelHosts(model),
  profile: (runs) => profileOperators({ ...model, runs }),
  files: { models: job.models, scratch: dirname(job.events) },
  write: (event) => log.write(event),
  threads: () => 1,
  tell: (message) => process.send?.(message),
  async open(settings): Promise<Engine> {
    const engine = await InferenceEngine.open({ ...model, ...settings });
    let done = 0;
    return {
      info: engine.info,
      stats: engine.stats,
      async infer(image, options) {
        const result = await engine.infer(image, options);
        grow(done++);
        return result;
      },
      inferBatch: (batch, options) => engine.inferBatch(batch, options),
      close: () => engine.close(),
    };
  },
});
log.write({ type: 'finished' });
process.exit(0);
