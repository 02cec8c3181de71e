import type { ModelSignature } from '@framegate/model-graph';
import { InvalidOptionError } from '../errors/request-errors.js';

/**
 * Images that a run may take of a model that takes any number; `undefined` where each run takes what the model says.
 * @throws {InvalidOptionError} when more are asked for than the model takes.
 */
export function batchOf(
  signatures: readonly ModelSignature[],
  maxBatch: number | undefined,
): number | undefined {
  if (maxBatch === undefined || maxBatch === 1) return undefined;
  const fixed = fixedBatch(signatures);
  if (fixed === undefined) return maxBatch;
  if (maxBatch <= fixed) return undefined;
  throw new InvalidOptionError(
    'maxBatch',
    `at most the model's batch of ${fixed}; export it with a larger or a dynamic one`,
    maxBatch,
  );
}

/** Images are the only inputs with four axes: batch, channels, height, width. */
function fixedBatch(signatures: readonly ModelSignature[]): number | undefined {
  const images = signatures.flatMap(({ inputs }) => inputs).find(({ shape }) => shape.length === 4);
  const batch = images?.shape[0] ?? 1;
  return typeof batch === 'number' ? batch : undefined;
}
