import { batch } from './batch.js';
import { cleanup } from './cleanup.js';
import { concurrent } from './concurrent.js';
import { load } from './load.js';
import { memory } from './memory.js';
import type { Scenario } from './scenario.js';
import { singleInference } from './single-inference.js';

/** In the order they run in: loading first, while the process is cold. */
export const allScenarios: readonly Scenario[] = [load, singleInference, batch, concurrent, memory, cleanup];
