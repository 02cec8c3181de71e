/** Tunes a model whose measuring never ends, from built code, as a command does it: `node interruptible-tuning.mjs ROOT`. */
import { join } from 'node:path';
import { URL } from 'node:url';
import { abortOnInterrupt } from '../../dist/suite/interrupt.js';
import { tuneModelIn } from '../../dist/tuning/tune-model.js';

const [, , root] = process.argv;
const world = {
  registry: () => undefined,
  tuneEntry: new URL('./scripted-tune-child.mjs', import.meta.url),
  lockDirectory: join(root, 'lock'),
};
const interrupt = abortOnInterrupt();
try {
  await tuneModelIn(world, {
    registryRoot: root,
    model: [join(root, 'wait.onnx')],
    goals: ['latency'],
    output: join(root, 'tuning.json'),
    signal: interrupt.signal,
    onEvent: ({ type }) => console.log(type),
  });
} catch (error) {
  process.exitCode = error.exitCode;
}
