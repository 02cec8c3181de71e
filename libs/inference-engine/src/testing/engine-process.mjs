// A program that uses the built engine and ends in the way that its first argument says.
import { setTimeout } from 'node:timers';
import { InferenceEngine } from '../../dist/index.js';

const [mode, model] = process.argv.slice(2);
const engine = await InferenceEngine.open({ model, workers: 2, threads: 1 });
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
};
await modes[mode]();
