/**
 * What models take against what they are estimated to take: `npm run bench:memory-estimate -- [VARIANT…]`, all without
 * one. Each is opened with one worker and with two, in a fresh process each.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listVariants, writeVariant } from './write-variant.mjs';

const { positionals } = parseArgs({ allowPositionals: true });
const columns = [
  ['model', 16],
  ['input', 10],
  ['file MB', 9],
  ['workers', 9],
  ['opened MB', 11],
  ['run MB', 8],
  ['estimate MB', 13],
  ['ratio', 7],
];

const folder = await mkdtemp(join(tmpdir(), 'bench-memory-'));
const ratios = [];
try {
  printRow(columns.map(([title]) => title));
  for (const known of await listVariants()) {
    const { variant } = known;
    if (positionals.length > 0 && !positionals.includes(variant.name)) continue;
    const files = await writeVariant(known, folder);
    for (const workers of files.length === 0 ? [] : [1, 2]) await compare(variant, workers, files);
    await Promise.all(files.map((path) => rm(path)));
  }
} finally {
  await rm(folder, { recursive: true });
}
const sorted = ratios.toSorted((one, other) => one - other);
console.log(
  `estimate / measured: median ${sorted[sorted.length >> 1].toFixed(2)}, ` +
    `least ${sorted[0].toFixed(2)}, most ${sorted.at(-1).toFixed(2)}; ` +
    `${sorted.filter((ratio) => ratio < 1).length} of ${sorted.length} too low`,
);

async function compare({ name, nativeSize }, workers, files) {
  const child = fork(new URL('take-memory.mjs', import.meta.url), [String(workers), ...files], {
    execArgv: ['--expose-gc'],
  });
  const ended = once(child, 'exit');
  const [[answer]] = await Promise.all([
    Promise.race([
      once(child, 'message'),
      ended.then(([code]) => {
        throw new Error(`${name} with ${workers} workers ended with ${code} and no answer`);
      }),
    ]),
    ended,
  ]);
  const { openedBytes, runBytes, estimate } = answer;
  const ratio = estimate.bytes / runBytes;
  ratios.push(ratio);
  const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
  printRow([
    name,
    `${nativeSize.width}x${nativeSize.height}`,
    megabytes(estimate.fileBytes),
    String(workers),
    megabytes(openedBytes),
    megabytes(runBytes),
    megabytes(estimate.bytes),
    ratio.toFixed(2),
  ]);
}

function printRow(cells) {
  const padded = cells.map((cell, index) =>
    index === 0 ? cell.padEnd(columns[index][1]) : cell.padStart(columns[index][1]),
  );
  console.log(padded.join(''));
}
