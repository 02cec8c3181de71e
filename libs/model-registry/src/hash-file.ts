import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** With the default of 64 KiB the reads take as long as the hash. */
const chunkBytes = 1 << 20;

/** SHA-256 (hex) of a file, given by path or by a descriptor that stays open. Holds a few MiB at most. */
export async function hashFile(file: string | number): Promise<string> {
  const options = { highWaterMark: chunkBytes, start: 0 };
  const stream =
    typeof file === 'string'
      ? createReadStream(file, options)
      : createReadStream('', { ...options, fd: file, autoClose: false });
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
