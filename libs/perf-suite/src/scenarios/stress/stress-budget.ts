import { z } from 'zod';

const positive = z.int().min(1);

/** The most that a stress scenario does; each goes on as long as its time, and says what it came to. */
export const stressBudgetSchema = z.strictObject({
  repeated: z.strictObject({ inferences: positive }),
  sustained: z.strictObject({ callers: positive, requests: positive }),
  deadlines: z.strictObject({ requests: positive, rounds: positive }),
  killedWorkers: z.strictObject({ workers: positive, callers: positive, kills: positive }),
  sessionChurn: z.strictObject({ cycles: positive }),
  memoryPressure: z.strictObject({ models: positive, callers: positive, requests: positive }),
});
export type StressBudget = z.infer<typeof stressBudgetSchema>;

/** Bounded by the length of a report: a sample is about 250 bytes of it. */
export const stressBudget: StressBudget = {
  repeated: { inferences: 5_000 },
  sustained: { callers: 10, requests: 10_000 },
  deadlines: { requests: 8, rounds: 200 },
  killedWorkers: { workers: 2, callers: 4, kills: 50 },
  sessionChurn: { cycles: 100 },
  memoryPressure: { models: 4, callers: 3, requests: 500 },
};
