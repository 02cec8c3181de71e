/** A run from built code, as a command does it: `node interruptible-run.mjs ROOT REPORT`. Its one model never ends. */
import { join } from 'node:path';
import { URL } from 'node:url';
import { abortOnInterrupt } from '../../dist/suite/interrupt.js';
import { runSuiteIn } from '../../dist/suite/run-suite.js';

const [, , root, output] = process.argv;
const manifest = {
  variant: 'wait',
  family: 'yolo',
  imageSize: { height: 640, width: 640 },
  precision: 'fp32',
  batch: 1,
  weights: { source: 'synthetic' },
};
const world = {
  registry: () => ({
    manifest: async () => manifest,
    resolve: async () => ({
      ...manifest,
      manifest,
      weights: { kind: 'synthetic', id: 'synthetic-1' },
      artifact: { files: [{ path: 'wait' }], sha256: 'a'.repeat(64), bytes: 1, built: false, buildMs: 0 },
    }),
  }),
  sizeClassOf: async () => 'nano',
  workOf: async () => ({ gflops: 6.5, parameters: 2_600_000 }),
  entry: new URL('./scripted-child.mjs', import.meta.url),
  lockDirectory: join(root, 'lock'),
};
const interrupt = abortOnInterrupt();
try {
  const report = await runSuiteIn(world, {
    registryRoot: root,
    models: ['wait'],
    mode: 'quick',
    images: join(root, 'images'),
    output,
    signal: interrupt.signal,
    onEvent: ({ type }) => console.log(type),
  });
  process.exitCode = report.summary.exit_code;
} catch (error) {
  process.exitCode = error.exitCode;
}
