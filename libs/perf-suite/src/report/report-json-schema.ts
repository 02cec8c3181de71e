import { z } from 'zod';
import { reportSchema } from './schema/report-schema.js';

/** The report's schema as JSON Schema, draft 2020-12. */
export const reportJsonSchema = z.toJSONSchema(reportSchema);
