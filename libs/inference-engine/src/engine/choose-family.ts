import { listFamilies, loadFamily } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { UnknownSignatureError } from '../errors/model-errors.js';

/**
 * The one installed family that takes the files together for a model of its own.
 * @throws {UnknownSignatureError}
 */
export async function chooseFamily(
  models: readonly string[],
  signatures: readonly ModelSignature[],
): Promise<string> {
  const known = await listFamilies();
  const families = await Promise.all(known.map((name) => loadFamily(name)));
  const matching = known.filter((_, index) => families[index]?.recognises(signatures));
  const [family] = matching;
  if (family !== undefined && matching.length === 1) return family;
  throw new UnknownSignatureError(
    models.map((path, index) => ({ path, signature: signatures[index]! })),
    known.map((name, index) => ({ name, signatures: families[index]?.signatures ?? [] })),
    matching,
  );
}
