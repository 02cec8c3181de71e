/**
 * A process that measures one combination of settings: `node child-main.js JOB.json`. What it finds goes to the job's
 * result file.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { InferenceEngine } from '@framegate/inference-engine';
import { peakResidentBytes } from '@framegate/memory-monitor';
import { describeError } from '../../errors/describe-error.js';
import { busyMachineFlag, readProcessorTime } from '../../measure/machine-load.js';
import { bestScores } from './best-scores.js';
import { measureLatency } from './measure-latency.js';
import { measureThroughput } from './measure-throughput.js';
import type { Reading } from './reading-schema.js';
import { tuneJobSchema } from './tune-job.js';

// Ctrl-C reaches the whole process group; when to end is for the parent to say.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(1));

/** Short, as many processes tell more than one that runs for long: they differ more than its requests do. */
const times = { warmUpMs: 500, measureMs: 800, now: () => performance.now() };
const measures = { latency: measureLatency, throughput: measureThroughput };

const job = tuneJobSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
await writeFile(job.result, JSON.stringify(await measure().catch(failure)));
process.exit(0);

async function measure(): Promise<Reading> {
  const image = await readFile(job.image);
  const before = readProcessorTime();
  const engine = await InferenceEngine.open(job.engine);
  const scores = await bestScores(engine, image);
  const value = await measures[job.goal](engine, image, times);
  const { workers, threads, signatures } = engine.info;
  const busy = busyMachineFlag(before, readProcessorTime(), workers * (threads || availableParallelism()));
  const images = signatures.flatMap(({ inputs }) => inputs).find(({ shape }) => shape.length === 4);
  return {
    state: 'measured',
    value,
    peakMemoryMb: peakResidentBytes() / 2 ** 20,
    scores,
    takesAnyBatch: typeof images?.shape[0] === 'string',
    wasBusy: busy !== null,
  };
}

function failure(error: unknown): Reading {
  return { state: 'failed', reason: describeError(error).message };
}
