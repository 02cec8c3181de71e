import type { ModelSignature } from '@framegate/model-graph';
import { UnsupportedModelError } from '@framegate/vision-processing';
import { parsePythonLiteral, type PythonValue } from './python-literal.js';

/**
 * A metadata entry, or `undefined` where the model has none.
 * @throws {UnsupportedModelError} when it is no Python literal.
 */
export function metadataValue(signature: ModelSignature, key: string): PythonValue | undefined {
  const text = signature.metadata[key];
  if (text === undefined) return undefined;
  try {
    return parsePythonLiteral(text);
  } catch (cause) {
    throw new UnsupportedModelError(`Metadata "${key}" cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** @throws {UnsupportedModelError} for an entry that does not have the form described by `expected`. */
export function badMetadata(signature: ModelSignature, key: string, expected: string): never {
  throw new UnsupportedModelError(`Metadata "${key}": expected ${expected}, got ${signature.metadata[key]}`);
}
