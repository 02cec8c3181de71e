/* global AbortController */
// Opens, uses and closes engines, some side by side, and prints what this process holds in between.
import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { InferenceEngine } from '../../dist/index.js';

const { values, positionals: model } = parseArgs({
  allowPositionals: true,
  options: { isolation: { type: 'string' }, rounds: { type: 'string' }, atOnce: { type: 'string' } },
});
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const image = { data: new Uint8Array(64 * 64 * 3).fill(200), width: 64, height: 64 };
const { signal } = new AbortController();

async function cycle() {
  const engine = await InferenceEngine.open({ model, threads: 1, isolation: values.isolation });
  try {
    await engine.infer(image, { signal, deadlineMs: 60_000 });
  } finally {
    await engine.close();
  }
}

function holdings() {
  const [, anonymous] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return {
    memory: Number(anonymous) * 1024,
    threads: readdirSync('/proc/self/task').length,
    files: readdirSync('/proc/self/fd').length,
    resources: process.getActiveResourcesInfo().sort(),
    listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
  };
}

const closed = [];
for (let round = 0; round < Number(values.rounds); round++) {
  await Promise.all(Array.from({ length: Number(values.atOnce) }, cycle));
  // What ended in this turn gives its memory back in the next ones.
  await setImmediate();
  collectGarbage();
  await setImmediate();
  closed.push(holdings());
}
console.log(JSON.stringify(closed));
