import type { Random } from '../random/random.js';
import { edgeNumbers } from './numbers.js';

const edgeBytes = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];
/** What says how long or how large the rest is lies at the front of most formats. */
const frontBytes = 256;
const mostChanges = 16;
const mostInserted = 1 << 14;

type Change = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

/** One to a few changes to a copy of `bytes`; a part of any of `others` may be spliced in. */
export function mutateBytes(
  bytes: Uint8Array,
  random: Random,
  others: readonly Uint8Array[] = [],
): Uint8Array {
  let changed = Uint8Array.from(bytes);
  for (let left = random.burst(mostChanges); left > 0; left--) {
    changed = random.pick(changes)(changed, random, others) as Uint8Array<ArrayBuffer>;
  }
  return changed;
}

function flipBit(bytes: Uint8Array, random: Random): Uint8Array {
  const at = position(bytes, random);
  if (at < bytes.length) bytes[at]! ^= 1 << random.below(8);
  return bytes;
}

function setByte(bytes: Uint8Array, random: Random): Uint8Array {
  const at = position(bytes, random);
  if (at < bytes.length) bytes[at] = random.happens(0.5) ? random.pick(edgeBytes) : random.below(256);
  return bytes;
}

function setNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const width = random.pick([2, 4, 8]);
  const at = position(bytes, random);
  if (at + width > bytes.length) return bytes;
  const encoded = Buffer.alloc(8);
  const value = random.happens(0.2) ? BigInt(bytes.length + random.below(9) - 4) : random.pick(edgeNumbers);
  encoded.writeBigUInt64LE(BigInt.asUintN(64, value));
  const low = encoded.subarray(0, width);
  bytes.set(random.happens(0.5) ? low : low.reverse(), at);
  return bytes;
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  const end = random.happens(0.5) ? position(bytes, random) : bytes.length - random.burst(64);
  return bytes.slice(0, Math.max(0, end));
}

function remove(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = range(bytes, random);
  return join(bytes.subarray(0, start), bytes.subarray(end));
}

function repeat(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = range(bytes, random);
  const part = bytes.subarray(start, end);
  const times = Math.min(random.magnitude(12), Math.max(1, Math.floor(mostInserted / (part.length + 1))));
  return join(bytes.subarray(0, end), ...Array<Uint8Array>(times).fill(part), bytes.subarray(end));
}

function insert(bytes: Uint8Array, random: Random): Uint8Array {
  const at = position(bytes, random);
  return join(bytes.subarray(0, at), random.bytes(random.burst(256)), bytes.subarray(at));
}

function overwrite(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = range(bytes, random);
  return random.happens(0.5)
    ? bytes.fill(random.pick(edgeBytes), start, end)
    : bytes.copyWithin(position(bytes, random), start, end);
}

function splice(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  if (others.length === 0) return bytes;
  const other = random.pick(others);
  const [start, end] = range(bytes, random);
  const [otherStart, otherEnd] = range(other, random);
  const tail = random.happens(0.5) ? bytes.subarray(end) : other.subarray(otherEnd);
  return join(bytes.subarray(0, start), other.subarray(otherStart, otherEnd), tail);
}

const changes: readonly Change[] = [
  ...[flipBit, flipBit, setByte, setByte, setNumber, setNumber, setNumber],
  ...[truncate, remove, repeat, insert, overwrite, splice],
];

function position(bytes: Uint8Array, random: Random): number {
  return random.below(random.happens(0.4) ? Math.min(frontBytes, bytes.length) : bytes.length);
}

function range(bytes: Uint8Array, random: Random): [start: number, end: number] {
  const start = position(bytes, random);
  return [start, Math.min(bytes.length, start + random.burst(4096))];
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
