import type { Flag } from '../report/schema/scenario-schema.js';

export function smallerBatchFlag(size: number, wanted: number): Flag {
  return {
    code: 'smaller-batch',
    message: `There was time for batches of ${size} images, not of ${wanted}.`,
  };
}
