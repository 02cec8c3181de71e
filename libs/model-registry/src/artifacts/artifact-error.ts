import { isSystemError } from '../system-error.js';

/**
 * - `ARTIFACT_DISK_FULL`: no space (or quota) left for it.
 * - `ARTIFACT_READ_ONLY`: the folder may not be written to.
 * - `ARTIFACT_IO`: another failure of the file system.
 */
export type ArtifactErrorCode = 'ARTIFACT_DISK_FULL' | 'ARTIFACT_READ_ONLY' | 'ARTIFACT_IO';

const kinds: Readonly<Record<string, readonly [ArtifactErrorCode, string]>> = {
  ENOSPC: ['ARTIFACT_DISK_FULL', 'no space is left on its disk; free some'],
  EDQUOT: ['ARTIFACT_DISK_FULL', 'the disk quota is used up; free some space'],
  EROFS: ['ARTIFACT_READ_ONLY', 'it is on a read-only file system; a writable folder is needed'],
  EACCES: ['ARTIFACT_READ_ONLY', 'writing there is not permitted; a writable folder is needed'],
  EPERM: ['ARTIFACT_READ_ONLY', 'writing there is not permitted; a writable folder is needed'],
};

/** An artifact that could not be kept. Nothing half-written stays behind. */
export class ArtifactError extends Error {
  override readonly name = 'ArtifactError';

  private constructor(
    readonly code: ArtifactErrorCode,
    readonly folder: string,
    problem: string,
    cause: Error,
  ) {
    super(`Cannot keep an artifact in ${folder}: ${problem} (${cause.message})`, { cause });
  }

  /** What a failure in `folder` means, where it is the file system's; any other failure is passed on as it is. */
  static from(folder: string, failure: unknown): unknown {
    if (!isSystemError(failure)) return failure;
    const [code, problem] = kinds[String(failure.code)] ?? ['ARTIFACT_IO', 'the file system refused'];
    return new ArtifactError(code, folder, problem, failure);
  }
}
