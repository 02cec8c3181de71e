import { readFileSync } from 'node:fs';

/** Key of the page size in the auxiliary vector; see getauxval(3). */
const pageSizeKey = 6n;
const wordBytes = 8;
const smallestPage = 4096;

/**
 * Bytes in a page of memory, which Node does not tell: from the vector of native 64-bit key and value pairs that
 * the kernel hands to each program.
 * @throws {Error} when the file cannot be read or holds no page size.
 */
export function readPageSize(procDirectory: string): number {
  const path = `${procDirectory}/auxv`;
  const bytes = readFileSync(path);
  const words = new BigUint64Array(Math.floor(bytes.length / wordBytes));
  new Uint8Array(words.buffer).set(bytes.subarray(0, words.byteLength));
  for (let index = 0; index + 1 < words.length; index += 2) {
    const pageBytes = Number(words[index + 1]);
    if (words[index] === pageSizeKey && pageBytes >= smallestPage) return pageBytes;
  }
  throw new Error(`no page size in ${path}`);
}
