import { ManifestError } from '../manifest/manifest-error.js';

/**
 * Holds a file to the SHA-256 that its manifest states; `expected` is `undefined` where it states none.
 * @throws {ManifestError} with both.
 */
export function checkSha256(
  manifestFile: string,
  path: string,
  expected: string | undefined,
  actual: string,
): void {
  if (expected === undefined || expected === actual) return;
  const issue = { field: 'weights.sha256', expected, received: `${actual} from ${path}` };
  throw new ManifestError(manifestFile, [issue]);
}
