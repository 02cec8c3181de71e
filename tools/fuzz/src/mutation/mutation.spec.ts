import { crc32 } from 'node:zlib';
import { Random } from '../random/random.js';
import { blankPng } from '../seeds/blank-png.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutateJson } from './mutate-json.js';
import { mutatePng } from './mutate-png.js';
import { mutateProtobuf } from './mutate-protobuf.js';
import { readMessage, writeMessage } from './protobuf-tree.js';

const bytes = Uint8Array.from({ length: 600 }, (_, index) => index & 0xff);
const document = JSON.stringify({ name: 'x', sizes: [1, 2, 3], inner: { a: true, b: null, c: 1.5 } });
const message = Buffer.from('0801120568656c6c6f1a0408011002', 'hex');

const mutations: readonly [string, (random: Random) => Uint8Array][] = [
  ['bytes', (random) => mutateBytes(bytes, random, [message])],
  ['JSON', (random) => mutateJson(document, random)],
  ['PNG', (random) => mutatePng(blankPng(16, 16), random, [])],
  ['protobuf', (random) => mutateProtobuf(message, random, [bytes])],
];

function hundred(mutate: (random: Random) => Uint8Array): string[] {
  return Array.from({ length: 100 }, (_, index) =>
    Buffer.from(mutate(new Random(`seed:${index}`))).toString('base64'),
  );
}

describe('a mutation', () => {
  it.each(mutations)('of %s is the same for the same seed, and another for another', (_, mutate) => {
    const results = hundred(mutate);
    expect(hundred(mutate)).toEqual(results);
    expect(new Set(results).size).toBeGreaterThan(80);
  });

  it('leaves what it was made from as it was', () => {
    const before = Buffer.from(bytes).toString('hex');
    hundred((random) => mutateBytes(bytes, random, [bytes]));
    expect(Buffer.from(bytes).toString('hex')).toBe(before);
  });

  it('of nothing is something or nothing', () => {
    for (let index = 0; index < 200; index++) {
      expect(mutateBytes(new Uint8Array(), new Random(`empty:${index}`))).toBeInstanceOf(Uint8Array);
    }
  });

  it('of JSON is JSON most of the time, and names prototypes, doubles keys and nests deeply now and then', () => {
    const texts = Array.from({ length: 2000 }, (_, index) =>
      Buffer.from(mutateJson(document, new Random(`json:${index}`))).toString(),
    );
    expect(texts.filter((text) => parses(text)).length).toBeGreaterThan(1400);
    for (const sign of ['"__proto__":', '"name":"x","name":', '[[[[[[[[[[[[[[[[', '1e999']) {
      expect(texts.filter((text) => text.includes(sign))).not.toEqual([]);
    }
  });

  it('of a PNG leaves its checksums right, as far as its chunks can be followed', () => {
    const results = Array.from({ length: 200 }, (_, index) =>
      mutatePng(blankPng(16, 16), new Random(`png:${index}`), []),
    );
    expect(results.filter((result) => hasRightHeader(result)).length).toBeGreaterThan(120);
  });

  it('of a protobuf message is a message most of the time', () => {
    const results = Array.from({ length: 500 }, (_, index) =>
      mutateProtobuf(message, new Random(`protobuf:${index}`), []),
    );
    expect(results.filter((result) => readMessage(result)).length).toBeGreaterThan(300);
  });
});

describe('a protobuf message', () => {
  it('is written as it was read', () => {
    const nested = Buffer.from('0a040801120009010203040506070815010203047aff010000', 'hex').subarray(0, -5);
    for (const one of [message, nested]) expect(Buffer.from(writeMessage(readMessage(one)!))).toEqual(one);
  });

  it.each(['0a05', '08', '0b', '00', '0c01'])('is not what %s are the bytes of', (hex) => {
    expect(readMessage(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function hasRightHeader(png: Uint8Array): boolean {
  if (png.length < 33) return false;
  const view = new DataView(png.buffer, png.byteOffset);
  return view.getUint32(8) === 13 && view.getUint32(29) === crc32(png.subarray(12, 29));
}
