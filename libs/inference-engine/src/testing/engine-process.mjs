/* global AbortController */
// A program that uses the built engine and ends in the way that its first argument says.
import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { InferenceEngine } from '../../dist/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { isolation: { type: 'string', default: 'thread' }, family: { type: 'string' } },
});
const [mode, ...model] = positionals;
const workers = [];
process.on('worker', (worker) => workers.push(worker));
/** Short enough to be waited for. */
const restarts = { max: 5, withinMs: 500 };
const engine = await InferenceEngine.open({ model, workers: 2, threads: 1, restarts, ...values });
const image = { data: new Uint8Array(3), width: 1, height: 1 };
const outcome = () =>
  engine.infer(image).then(
    () => ['answered'],
    ({ code, message }) => [code, message],
  );
const requests = () => Array.from({ length: 8 }, () => engine.infer(image).catch(() => undefined));

const modes = {
  idle: async () => undefined,
  pending: async () => {
    void engine.infer(image).then(() => console.log('answered'));
  },
  // By the first answer both workers have the model running again.
  exit: async () => {
    await Promise.race(requests());
    setTimeout(() => process.exit(7), 5);
  },
  throw: async () => {
    await Promise.race(requests());
    setTimeout(() => {
      throw new Error('thrown on purpose');
    }, 5);
  },
  // The process has no file descriptor left when its workers die.
  starve: async () => {
    const files = [];
    const openAll = () => {
      for (;;) files.push(openSync('/dev/null'));
    };
    try {
      openAll();
    } catch ({ code }) {
      console.log(code);
    }
    for (const pid of engine.stats.processes) process.kill(pid, 'SIGKILL');
    while (engine.stats.workers > 0) await nextTurn();
    let refusal;
    // The last to die of the kill may be later than the first to fail to start.
    do refusal = await outcome();
    while (!refusal[1].includes('EMFILE'));
    console.log(...refusal);
    for (const file of files) closeSync(file);
    let last;
    do [last] = await outcome();
    while (last === 'RESTART_LIMIT');
    console.log(last);
    await engine.close();
  },
  // Its request waits for others to share a run with, for longer than anyone would.
  lonely: async () => {
    const waiting = await InferenceEngine.open({ model, threads: 1, maxBatch: 2, maxDelayMs: 600_000 });
    const controller = new AbortController();
    const pending = waiting.infer(image, { signal: controller.signal });
    controller.abort(new Error('no longer wanted'));
    await pending.catch(({ message }) => console.log(message));
    console.log(process.getActiveResourcesInfo().includes('Timeout') ? 'waits' : 'waits for nothing');
    await waiting.close();
  },
  // Until it is killed.
  serve: async () => {
    await engine.infer(image);
    process.send(engine.stats.processes);
  },
  // What was encoded is asked of workers that never saw the image.
  lose: async () => {
    const encoded = await engine.encode(image);
    const before = await encoded.segment();
    await Promise.all(workers.map((worker) => worker.terminate()));
    const after = await encoded.segment();
    console.log(isDeepStrictEqual(before.masks, after.masks) ? 'the same' : 'another answer');
  },
};
await modes[mode]();
