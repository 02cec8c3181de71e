import type { Judge } from '../../judge.js';
import { memoryKept } from '../memory-kept.js';
import { deadlineLateness, deadlineRecovery } from './deadlines.js';
import { invalidModelsKept } from './invalid-models-kept.js';
import { keptThings } from './kept-things.js';
import { noDrift } from './no-drift.js';
import { noFailures } from './no-failures.js';
import { memoryPressurePeak } from './pressure-peak.js';
import { workerRecovery } from './worker-recovery.js';

const answered = { of: 'requests', held: 'were answered, each image with the same result every time' };

export const stressJudges: readonly Judge[] = [
  noFailures('repeated_failures', 'repeated', answered),
  noDrift('repeated_drift_rate', 'repeated'),
  noFailures('sustained_failures', 'sustained', answered),
  noDrift('sustained_drift_rate', 'sustained'),
  noFailures('deadline_failures', 'deadlines', { of: 'requests', held: 'were answered or given up' }),
  deadlineLateness,
  deadlineRecovery,
  noFailures('killed_worker_failures', 'killed_workers', {
    of: 'requests and recoveries',
    held: 'ended once: with the right answer, or with the death of their worker',
  }),
  workerRecovery,
  noFailures('edge_image_failures', 'edge_images', {
    of: 'images',
    held: 'were answered where they are whole, and refused by name where they are not',
  }),
  noFailures('session_churn_failures', 'session_churn', { of: 'cycles', held: 'came to their end' }),
  { ...memoryKept, metric: 'session_churn_kept_mb', scenario: 'session_churn' },
  keptThings('session_churn_kept_threads', 'threads', 'threads'),
  keptThings('session_churn_kept_descriptors', 'descriptors', 'open files'),
  noFailures('memory_pressure_failures', 'memory_pressure', {
    of: 'requests',
    held: 'were answered rightly, or refused because they fit in no way',
  }),
  memoryPressurePeak,
  noFailures('invalid_model_failures', 'invalid_models', {
    of: 'openings of damaged models',
    held: 'were refused by name',
  }),
  invalidModelsKept,
];
