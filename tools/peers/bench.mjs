/**
 * From an encoded photo to results, against transformers.js on the same .onnx file:
 * `npm run bench:peers -- [VARIANT…] [--threads N] [--rounds N] [--turns N]`, after `npm ci --prefix tools/peers`.
 * Ends with 1 where the two sides do not find the same on an image that needs no resizing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareModel } from './compare/compare-model.mjs';
import { describe } from './compare/describe.mjs';
import { peerModels } from './models/peer-models.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    turns: { type: 'string', default: '4' },
  },
});

const known = Object.keys(peerModels);
const unknown = positionals.find((variant) => !known.includes(variant));
if (unknown) throw new RangeError(`Unknown model ${unknown}; expected some of ${known.join(', ')}.`);
const counts = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, count(name, text)]));
requireTransformers();

const root = await mkdtemp(join(tmpdir(), 'bench-peers-'));
try {
  for (const variant of positionals.length > 0 ? positionals : known) {
    const comparison = await compareModel(variant, { root, ...counts });
    console.log(describe(variant, comparison));
    const [{ ours, theirs, same }] = comparison.found;
    if (same !== ours || same !== theirs) process.exitCode = 1;
  }
} finally {
  await rm(root, { recursive: true });
}

function requireTransformers() {
  try {
    import.meta.resolve('@huggingface/transformers');
  } catch (cause) {
    throw new Error('transformers.js is not installed: run `npm ci --prefix tools/peers` first.', { cause });
  }
}

function count(option, text) {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new RangeError(`--${option}: expected a whole number from 1, got ${text}.`);
}
