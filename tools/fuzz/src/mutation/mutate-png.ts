import { crc32 } from 'node:zlib';
import type { Random } from '../random/random.js';
import { mutateBytes } from './mutate-bytes.js';

const signatureBytes = 8;
/** Length, type and checksum, around the data of a chunk. */
const chunkOverhead = 12;

/** Damage that a PNG's checksums don't give away: they are made anew after it, as far as there are chunks to follow. */
export function mutatePng(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  const mutated = mutateBytes(bytes, random, others);
  const view = new DataView(mutated.buffer, mutated.byteOffset, mutated.length);
  for (let at = signatureBytes; at + chunkOverhead <= mutated.length; ) {
    const checksumAt = at + 8 + view.getUint32(at);
    if (checksumAt + 4 > mutated.length) break;
    view.setUint32(checksumAt, crc32(mutated.subarray(at + 4, checksumAt)));
    at = checksumAt + 4;
  }
  return mutated;
}
