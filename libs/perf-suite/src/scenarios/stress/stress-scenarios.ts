import type { Scenario } from '../scenario.js';
import { deadlines } from './deadlines.js';
import { edgeImagesScenario } from './edge-images.js';
import { invalidModelsScenario } from './invalid-models.js';
import { killedWorkers } from './killed-workers.js';
import { memoryPressure } from './memory-pressure.js';
import { repeated } from './repeated.js';
import { sessionChurn } from './session-churn.js';
import { sustained } from './sustained.js';

/** In the order they run in: the first tells what an image takes, and what may crash comes last in each process. */
export const stressScenarios: readonly Scenario[] = [
  repeated,
  sustained,
  deadlines,
  killedWorkers,
  edgeImagesScenario,
  sessionChurn,
  memoryPressure,
  invalidModelsScenario,
];
