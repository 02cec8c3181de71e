import { stat } from 'node:fs/promises';
import { type ModelSignature, readSignature } from '@framegate/model-graph';
import { fileProblem } from '../errors/file-problem.js';
import { ModelLoadError } from '../errors/model-errors.js';

/** @throws {ModelLoadError} naming the file and what is wrong with it. */
export async function readModel(path: string): Promise<{ signature: ModelSignature; bytes: number }> {
  try {
    const signature = await readSignature(path);
    return { signature, bytes: (await stat(path)).size };
  } catch (cause) {
    throw new ModelLoadError(`Cannot load ${path}: ${fileProblem(cause)}.`, { cause });
  }
}
