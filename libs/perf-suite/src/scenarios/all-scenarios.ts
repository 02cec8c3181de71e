import { batch } from './batch.js';
import { cameras } from './cameras.js';
import { cleanup } from './cleanup.js';
import { concurrency } from './concurrency.js';
import { concurrent } from './concurrent.js';
import { leak } from './leak.js';
import { load } from './load.js';
import { memory } from './memory.js';
import { operators } from './operators.js';
import type { Scenario } from './scenario.js';
import { server } from './server.js';
import { singleInference } from './single-inference.js';
import { stressScenarios } from './stress/stress-scenarios.js';

/** In the order they run in: the first tells what an image takes, so that the time of the others can be planned. */
export const allScenarios: readonly Scenario[] = [
  singleInference,
  load,
  batch,
  concurrent,
  concurrency,
  server,
  cameras,
  operators,
  memory,
  cleanup,
  leak,
  ...stressScenarios,
];
