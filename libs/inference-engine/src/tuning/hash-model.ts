import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileProblem } from '../errors/file-problem.js';
import { ModelLoadError } from '../errors/model-errors.js';

/** With the default of 64 KiB the reads take as long as the hash. */
const highWaterMark = 1 << 20;

/** SHA-256, hex. @throws {ModelLoadError} */
export async function hashModel(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark })) hash.update(chunk as Buffer);
  } catch (cause) {
    throw new ModelLoadError(`Cannot load ${path}: ${fileProblem(cause)}.`, { cause });
  }
  return hash.digest('hex');
}
