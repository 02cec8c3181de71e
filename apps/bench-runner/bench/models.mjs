/**
 * What each model costs from nothing to an answer: `npm run bench:models -- [VARIANT…]`, all of the workspace without one.
 * Every line is of two fresh processes: one makes the synthetic artifact in an empty folder, the other opens it and infers.
 * Use a machine that does nothing else.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelRegistry } from '@framegate/model-registry';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const columns = [
  ['model', 16],
  ['file MB', 8],
  ['build s', 8],
  ['peak MB', 8],
  ['load ms', 8],
  ['infer ms', 9],
  ['pre ms', 7],
  ['post ms', 8],
  ['run MB', 7],
];

printRow(columns.map(([title]) => title));
for (const variant of await variantsToMeasure()) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-models-'));
  try {
    await cp(join(root, 'models', variant), join(folder, 'models', variant), { recursive: true });
    const built = await inFreshProcess('build-artifact.mjs', folder, variant);
    const measured = await inFreshProcess('measure-model.mjs', ...built.paths);
    printRow([
      variant,
      (built.bytes / 1e6).toFixed(1),
      (built.buildMs / 1e3).toFixed(2),
      (built.peakBytes / 1e6).toFixed(0),
      measured.loadMs.toFixed(0),
      measured.inference.toFixed(1),
      measured.preprocess.toFixed(2),
      measured.postprocess.toFixed(2),
      (measured.peakBytes / 1e6).toFixed(0),
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function variantsToMeasure() {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  const manifests = await new ModelRegistry({ root }).list();
  return manifests.sort((a, b) => a.family.localeCompare(b.family)).map(({ variant }) => variant);
}

async function inFreshProcess(script, ...options) {
  const child = fork(new URL(script, import.meta.url), options);
  const [[answer]] = await Promise.all([
    Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`${script} ${options.join(' ')} ended with ${code} and no answer`);
      }),
    ]),
    once(child, 'exit'),
  ]);
  return answer;
}

function printRow(cells) {
  const padded = cells.map((cell, index) =>
    index === 0 ? cell.padEnd(columns[index][1]) : cell.padStart(columns[index][1]),
  );
  console.log(padded.join(''));
}
