import { readFile, stat } from 'node:fs/promises';
import { fileProblem } from '../errors/file-problem.js';
import { ImageError } from '../errors/image-error.js';

/** @throws {ImageError} `IMAGE_UNREADABLE` naming the path and what is wrong with it. */
export async function readImageFile(path: string, name: string): Promise<Uint8Array> {
  try {
    // Reading a pipe or a device could go on for ever.
    const info = await stat(path);
    if (info.isFile() || info.isDirectory()) return await readFile(path);
  } catch (cause) {
    throw new ImageError('IMAGE_UNREADABLE', `Cannot read ${name}: ${fileProblem(cause)}.`, { cause });
  }
  throw new ImageError('IMAGE_UNREADABLE', `Cannot read ${name}: not a regular file.`);
}
