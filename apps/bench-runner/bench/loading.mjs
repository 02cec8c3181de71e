/**
 * What the graph cache saves: `npm run bench:loading -- [VARIANT…] [--rounds N] [--inferences N]`. Linux only.
 * Every opening is in a fresh process, and the two arms, with and without the cache, take turns in front. Figures are
 * medians of the rounds. Use a machine that does nothing else.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { ModelRegistry } from '@framegate/model-registry';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, inferences: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);
const inferences = Number(values.inferences);
const variants = positionals.length > 0 ? positionals : ['yolo11n', 'yolo11x', 'rtdetr-r101', 'sam2-large'];

for (const variant of variants) {
  const { artifact } = await new ModelRegistry({ root }).resolve(variant);
  const model = artifact.files.map(({ path }) => path);
  const graphCache = await mkdtemp(join(tmpdir(), 'bench-loading-'));
  try {
    const made = await measure({ model, workers: 1, graphCache, inferences: 1 });
    console.log(
      `${variant}: model ${mb(artifact.bytes)}, cache ${mb(await sizeOf(graphCache))} ` +
        `made and proven in ${(made.loadMs / 1e3).toFixed(1)} s (${made.state})`,
    );
    for (const workers of [1, 4]) await compare(model, workers, graphCache);
  } finally {
    await rm(graphCache, { recursive: true });
  }
}

async function compare(model, workers, graphCache) {
  const arms = { without: [], with: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? ['without', 'with'] : ['with', 'without'];
    for (const arm of order) {
      const cache = arm === 'with' ? { graphCache } : {};
      arms[arm].push(await measure({ model, workers, ...cache, inferences }));
    }
  }
  console.log(`  ${workers} worker${workers === 1 ? '' : 's'}, without → with the cache, ${rounds} rounds`);
  report(arms, 'load', ({ loadMs }) => loadMs, ms);
  report(arms, 'own memory, opened', ({ opened }) => opened.own, mb);
  report(arms, 'all memory, opened', ({ opened }) => opened.all, mb);
  report(arms, 'own memory, used', ({ used }) => used.own, mb);
  report(arms, 'all memory, used', ({ used }) => used.all, mb);
  report(arms, 'first inference', ({ firstMs }) => firstMs, ms);
  if (inferences > 1) report(arms, 'later inferences', ({ laterMs }) => laterMs, ms);
}

function report(arms, title, valueOf, show) {
  const [before, after] = [arms.without, arms.with].map((arm) => median(arm.map(valueOf)));
  const ratios = arms.without.map((one, round) => valueOf(arms.with[round]) / valueOf(one));
  console.log(
    `    ${title.padEnd(20)} ${show(before).padStart(9)} → ${show(after).padStart(9)}  ratio ${median(ratios).toFixed(2)}` +
      ` (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
}

async function measure(options) {
  const child = fork(new URL('load-model.mjs', import.meta.url), [JSON.stringify(options)]);
  const exited = once(child, 'exit');
  const [answer] = await Promise.race([
    once(child, 'message'),
    exited.then(([code, signal]) => {
      throw new Error(`The process that opened the model ended with ${code ?? signal}.`);
    }),
  ]);
  await exited;
  return answer;
}

async function sizeOf(folder) {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}

function mb(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
