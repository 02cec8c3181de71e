import fc from 'fast-check';
import type { Random } from '../random/random.js';

const words = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\0',
  '\ud800',
  '../..',
  '/',
];
const numbers = [
  '0',
  '-0',
  '-1',
  '1e999',
  '-1e999',
  '1e-999',
  '0.5',
  '9007199254740993',
  '4294967296',
  '2147483648',
];
const values = fc.jsonValue({ stringUnit: 'binary', maxDepth: 3 });

/** A string that is a name elsewhere, or breaks text that is put together carelessly. */
export function hostileString(random: Random): string {
  if (random.happens(0.6)) return random.pick(words);
  if (random.happens(0.3))
    return random.pick(['a', '\u0000', '\u202e', '"', '\\', '../']).repeat(random.magnitude(16));
  return sample(fc.string({ unit: 'binary' }), random);
}

/** A value as JSON: of the wrong type, out of range, nested deeply, or anything at all. */
export function hostileJson(random: Random): string {
  const kind = random.below(6);
  if (kind === 0) return random.pick(numbers);
  if (kind === 1) return JSON.stringify(hostileString(random));
  if (kind === 2) return random.pick(['null', 'true', 'false', '[]', '{}', '[[]]', '""']);
  if (kind === 3) return nested(random);
  if (kind === 4) return `[${Array<string>(random.magnitude(14)).fill(random.pick(numbers)).join()}]`;
  return JSON.stringify(sample(values, random));
}

function nested(random: Random): string {
  const depth = random.magnitude(16);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
  ] as const);
  return `${open.repeat(depth)}0${close.repeat(depth)}`;
}

function sample<T>(arbitrary: fc.Arbitrary<T>, random: Random): T {
  return fc.sample(arbitrary, { seed: random.word() | 0, numRuns: 1 })[0]!;
}
