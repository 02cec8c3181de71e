import { ManifestError } from '../manifest/manifest-error.js';
import type { StatedFile } from '../manifest/stated-files.js';

/**
 * Holds the file at `path` to the SHA-256 that its manifest states, where it states one.
 * @throws {ManifestError} with both.
 */
export function checkSha256(
  manifestFile: string,
  { field, sha256: expected }: StatedFile,
  path: string,
  actual: string,
): void {
  if (expected === undefined || expected === actual) return;
  const issue = { field: `${field}.sha256`, expected, received: `${actual} from ${path}` };
  throw new ManifestError(manifestFile, [issue]);
}
