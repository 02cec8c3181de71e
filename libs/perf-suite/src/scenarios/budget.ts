import { z } from 'zod';

const positive = z.int().min(1);
const milliseconds = z.number().positive();

/** How much of each thing a run does. A scenario stops early when its time is used up, and says so. */
export const budgetSchema = z.strictObject({
  load: z.strictObject({ loads: positive, ms: milliseconds }),
  warmUp: z.strictObject({ runs: positive, ms: milliseconds }),
  /** Goes on for up to twice its time while there are fewer than `enough` samples. */
  single: z.strictObject({ samples: positive, enough: positive, ms: milliseconds }),
  batch: z.strictObject({ size: positive, batches: positive, ms: milliseconds }),
  concurrent: z.strictObject({ requests: positive, bursts: positive, ms: milliseconds }),
  memory: z.strictObject({ inferences: positive, batches: positive, ms: milliseconds }),
  cleanup: z.strictObject({ cycles: positive, ms: milliseconds }),
});

export type Budget = z.infer<typeof budgetSchema>;

/**
 * The main job: on yolo11n and two cores all of it takes half a minute. 6 loads and 6 batches are the fewest that
 * bound a median; 72 single inferences are the fewest that bound p95.
 */
export const quickBudget: Budget = {
  load: { loads: 6, ms: 20_000 },
  warmUp: { runs: 30, ms: 3_000 },
  single: { samples: 100, enough: 72, ms: 10_000 },
  batch: { size: 8, batches: 6, ms: 15_000 },
  concurrent: { requests: 10, bursts: 3, ms: 15_000 },
  memory: { inferences: 50, batches: 2, ms: 30_000 },
  cleanup: { cycles: 6, ms: 20_000 },
};
