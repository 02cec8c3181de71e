import { parseArgs } from 'node:util';
import { deployments } from './models/deployments.js';
import { printReport } from './report/print-report.js';
import { runSoak } from './run/run-soak.js';

const usage =
  'Usage: npm run soak -- [--requests N] [--seed S], with whole numbers from 1 (20000) and from 0 (1).';

try {
  const { values } = parseArgs({ options: { requests: { type: 'string' }, seed: { type: 'string' } } });
  const report = await runSoak({
    requests: wholeNumber(values.requests ?? '20000', 1),
    seed: wholeNumber(values.seed ?? '1', 0),
    deployments,
    images: 24,
    lanes: 64,
    killEvery: 250,
    patienceMs: 180_000,
    onProgress: (text) => console.error(text),
  });
  console.log(printReport(report));
  process.exitCode = report.complaints.length === 0 ? 0 : 1;
} catch (error) {
  if (!isUsage(error)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 64;
}

function wholeNumber(text: string, from: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= from) return value;
  throw Object.assign(new Error(`Expected a whole number from ${from}, got "${text}".`), {
    code: 'ERR_PARSE_ARGS',
  });
}

function isUsage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
