// A program that uses the built engine and ends in the way that its first argument says.
import { setTimeout } from 'node:timers';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { InferenceEngine } from '../../dist/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { isolation: { type: 'string', default: 'thread' } },
});
const [mode, ...model] = positionals;
const workers = [];
process.on('worker', (worker) => workers.push(worker));
const engine = await InferenceEngine.open({ model, workers: 2, threads: 1, ...values });
const image = { data: new Uint8Array(3), width: 1, height: 1 };
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
