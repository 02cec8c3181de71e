import { listFamilies, loadFamily } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { UnknownSignatureError } from '../errors/model-errors.js';

/**
 * The one installed family that takes the model for its own.
 * @throws {UnknownSignatureError}
 */
export async function chooseFamily(model: string, signature: ModelSignature): Promise<string> {
  const known = await listFamilies();
  const families = await Promise.all(known.map((name) => loadFamily(name)));
  const matching = known.filter((_, index) => families[index]?.recognises([signature]));
  const [family] = matching;
  if (family === undefined || matching.length > 1)
    throw new UnknownSignatureError(model, signature, known, matching);
  return family;
}
