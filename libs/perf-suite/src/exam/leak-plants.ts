import { createSecretKey } from 'node:crypto';
import { z } from 'zod';
import { memoryOwners } from '../report/schema/leak-schema.js';

/** What grows in a process under exam: a leak of so many bytes an inference, or growth that is none. */
export const leakPlantSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('leak'), owner: z.enum(memoryOwners), bytes: z.int().min(1) }),
  z.strictObject({ kind: z.enum(['sawtooth', 'plateau', 'logarithm']) }),
]);
export type LeakPlant = z.infer<typeof leakPlantSchema>;

/** Does its part of the growth after the inference with this number, from 0. */
type Grow = (index: number) => void;

/** Of a list's node and of an array: 40 and 48 bytes. */
const listOverhead = 88;
const bytesPerDouble = 8;

/** Buffers and keys have some 200 bytes on the JavaScript heap, too: one for many inferences leaves that out of sight. */
const inferencesPerLump = 16;

const entryBytes = 32 * 2 ** 10;
const entries = 100;
const logarithmBytes = 64 * 2 ** 10;
const lumpBytes = 4 * 2 ** 10;

export function plantLeak(plant: LeakPlant): Grow {
  switch (plant.kind) {
    case 'nothing':
      return () => undefined;
    case 'leak':
      return leaks[plant.owner](plant.bytes);
    case 'sawtooth':
      return sawtooth();
    case 'plateau':
      return plateau();
    case 'logarithm':
      return logarithm();
  }
}

const leaks: Record<(typeof memoryOwners)[number], (bytes: number) => Grow> = {
  v8(bytes) {
    let kept: unknown = null;
    const length = Math.max(1, Math.round((bytes - listOverhead) / bytesPerDouble));
    return () => {
      kept = { next: kept, data: new Array<number>(length).fill(0.5) };
    };
  },
  external: (bytes) => keepLumps(() => Buffer.alloc(bytes * inferencesPerLump, 1)),
  // A key is copied into memory of OpenSSL, which V8 knows nothing of.
  native: (bytes) => keepLumps(() => createSecretKey(Buffer.alloc(bytes * inferencesPerLump, 1))),
};

function keepLumps(make: () => unknown): Grow {
  const kept: unknown[] = [];
  return (index) => {
    if (index % inferencesPerLump === 0) kept.push(make());
  };
}

/** A cache that is emptied when it is full. */
function sawtooth(): Grow {
  let kept: Buffer[] = [];
  return (index) => {
    if (index % entries === 0) kept = [];
    kept.push(Buffer.alloc(entryBytes, 1));
  };
}

/** A cache that fills up and then replaces its oldest entry. */
function plateau(): Grow {
  const kept: Buffer[] = [];
  return (index) => {
    kept[index % (2 * entries)] = Buffer.alloc(entryBytes, 1);
  };
}

/** What is new is ever rarer, as shapes and code paths are. */
function logarithm(): Grow {
  const kept: Buffer[] = [];
  let due = 0;
  return (index) => {
    due += logarithmBytes * Math.log((index + 2) / (index + 1));
    if (due < lumpBytes) return;
    kept.push(Buffer.alloc(Math.floor(due), 1));
    due = 0;
  };
}
