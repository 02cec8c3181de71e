/**
 * A run of two models from built code: `node killable-run.mjs ROOT REPORT [resume]`. It is killed, as by `kill -9`, at the
 * step that KILL_AT names: `EVENT N`, the nth event of a type; `write`, while the report is being written; or a step of
 * the measuring process, see killing-child.mjs.
 */
/* global setImmediate */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { URL } from 'node:url';
import { runSuiteIn } from '../../dist/suite/run-suite.js';

const [, , root, output, resume] = process.argv;
const killAt = process.env.KILL_AT ?? '';
const die = () => process.kill(process.pid, 'SIGKILL');

const manifestOf = (variant) => ({
  variant,
  family: 'yolo',
  imageSize: { height: 640, width: 640 },
  precision: 'fp32',
  batch: 1,
  weights: { source: 'synthetic' },
});
const sha256 = (process.env.ARTIFACT ?? 'a').repeat(64);
const world = {
  registry: () => ({
    manifest: async (variant) => manifestOf(variant),
    resolve: async (variant) => ({
      ...manifestOf(variant),
      manifest: manifestOf(variant),
      weights: { kind: 'synthetic', id: 'synthetic-1' },
      artifact: { files: [{ path: variant }], sha256, bytes: 1, built: false, buildMs: 0 },
    }),
  }),
  sizeClassOf: async () => 'nano',
  workOf: async () => ({ gflops: 6.5, parameters: 2_600_000 }),
  entry: new URL('./killing-child.mjs', import.meta.url),
  // The lock of a run that was killed is not waited for.
  lockDirectory: join(root, `lock-${process.pid}`),
};

function dieWhileWriting() {
  if (readdirSync(dirname(output)).some((name) => name.endsWith('.tmp'))) die();
  setImmediate(dieWhileWriting).unref();
}

const counts = {};
try {
  const report = await runSuiteIn(world, {
    registryRoot: root,
    models: ['first', 'second'],
    mode: 'quick',
    images: join(root, 'images'),
    output,
    resume: resume !== undefined,
    ...(process.env.TIME_MS && { timeMs: Number(process.env.TIME_MS) }),
    onEvent: ({ type, result }) => {
      counts[type] = (counts[type] ?? 0) + 1;
      if (killAt === `${type} ${counts[type]}`) die();
      if (killAt === 'write' && result?.variant === 'second') dieWhileWriting();
    },
  });
  process.exitCode = report.summary.exit_code;
} catch (error) {
  console.error(error.message);
  process.exitCode = error.exitCode ?? 1;
}
