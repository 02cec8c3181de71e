import { z } from 'zod';
import { count, milliseconds, share } from './units.js';

/** What one kind of operator takes of a run of the network, by onnxruntime's own profile. */
export const operatorSchema = z.strictObject({
  type: z.string().describe('As ONNX calls it, such as Conv.'),
  nodes: count,
  ms: milliseconds.describe('Of one run, all nodes of the kind together.'),
  share: share.describe('Of all operators.'),
});
export type OperatorTime = z.infer<typeof operatorSchema>;
