import { z } from 'zod';
import { spreadOf } from './spread.js';

const version1 = z.looseObject({
  schema_version: z.literal(1),
  metrics: z.object({
    single_inference_ms: z.object({ process_medians: z.array(z.number().positive()).min(1) }),
  }),
});

/**
 * A baseline of schema version 1, which holds medians of single inference alone, as one of version 2. What does not look
 * like one is left for the schema to refuse.
 */
export function upgradeFromVersion1(document: unknown): unknown {
  const old = version1.safeParse(document);
  if (!old.success) return document;
  const { metrics, ...rest } = old.data;
  const processes = metrics.single_inference_ms.process_medians.map((value) => ({
    single_inference_ms: { value },
  }));
  return { ...rest, schema_version: 2, spread: spreadOf(processes), processes };
}
