import { createHash } from 'node:crypto';
import type { StoredArtifact } from './artifact-store.js';

/**
 * What all files of a model come to: the hash of a single file is its own, that of several the SHA-256 over their hashes
 * in hex, one after another.
 */
export function joinFiles(
  files: readonly Pick<StoredArtifact, 'sha256' | 'bytes'>[],
): Pick<StoredArtifact, 'sha256' | 'bytes'> {
  const hashes = files.map(({ sha256 }) => sha256);
  const [only, ...others] = hashes;
  return {
    sha256:
      only !== undefined && others.length === 0
        ? only
        : createHash('sha256').update(hashes.join('')).digest('hex'),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
