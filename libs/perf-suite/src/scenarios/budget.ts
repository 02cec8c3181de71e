import { z } from 'zod';
import { camerasBudgetSchema, concurrencyBudgetSchema, serverBudgetSchema } from './load-budget.js';
import { comprehensiveLoad, quickLoad } from './load-budgets.js';
import { stressBudget, stressBudgetSchema } from './stress/stress-budget.js';

const positive = z.int().min(1);
const milliseconds = z.number().positive();

/** How much of each thing a run does where time allows: of a slow model a scenario does less, and says so. */
export const budgetSchema = z.strictObject({
  load: z.strictObject({ loads: positive }),
  warmUp: z.strictObject({ runs: positive, ms: milliseconds }),
  single: z.strictObject({ samples: positive }),
  batch: z.strictObject({
    size: positive,
    batches: positive,
    /** Measured after it, as levels of their own. */
    otherSizes: z.array(positive).exactOptional(),
  }),
  /** An answer is waited for so long at least, whatever the time: its target, so that the wait decides something. */
  concurrent: z.strictObject({ requests: positive, bursts: positive, waitMs: milliseconds }),
  concurrency: concurrencyBudgetSchema,
  server: serverBudgetSchema,
  cameras: camerasBudgetSchema,
  memory: z.strictObject({ inferences: positive, batches: positive }),
  cleanup: z.strictObject({ cycles: positive }),
  leak: z.strictObject({ inferences: positive }),
  stress: stressBudgetSchema,
});

export type Budget = z.infer<typeof budgetSchema>;

/**
 * The main job: on yolo11n and two cores all of it takes half a minute. 6 loads and 6 batches are the fewest that
 * bound a median; 72 single inferences are the fewest that bound p95.
 */
export const quickBudget: Budget = {
  load: { loads: 6 },
  warmUp: { runs: 30, ms: 3_000 },
  single: { samples: 100 },
  batch: { size: 8, batches: 6 },
  concurrent: { requests: 10, bursts: 3, waitMs: 5_000 },
  ...quickLoad,
  memory: { inferences: 50, batches: 2 },
  cleanup: { cycles: 6 },
  leak: { inferences: 300 },
  stress: stressBudget,
};

/**
 * 20 single inferences of each of the grid's 21 images bound each image's median, and all together p99, which takes 368. 24 loads
 * show their spread; 15 bursts of 10 requests are 150 responses, which bound p95. 30 cycles of opening and
 * closing are enough to tell a leak.
 */
export const comprehensiveBudget: Budget = {
  load: { loads: 24 },
  warmUp: { runs: 60, ms: 10_000 },
  single: { samples: 420 },
  concurrent: { requests: 10, bursts: 15, waitMs: 5_000 },
  ...comprehensiveLoad,
  memory: { inferences: 300, batches: 6 },
  cleanup: { cycles: 30 },
  leak: { inferences: 3_000 },
  stress: stressBudget,
};
