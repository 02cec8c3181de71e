import { parentPort, workerData } from 'node:worker_threads';
import { ResidentMemoryReader } from '../readings/resident-memory-reader.js';
import { createRow } from '../readings/reading-row.js';
import { writeReading } from '../readings/reading-row-writer.js';
import { clockOf } from '../shared/clock.js';
import { SharedRowRing } from '../shared/shared-row-ring.js';
import { readLatestV8Figures, v8ColumnCount } from '../shared/v8-figures.js';
import { samplerReady, type SamplerData } from './sampler-data.js';

const callsUntilCompiled = 1000;

const data = workerData as SamplerData;
const samples = new SharedRowRing(data.samples);
const v8Ring = new SharedRowRing(data.v8Figures);
const reader = new ResidentMemoryReader(data.procDirectory);
const now = clockOf(data.clockOrigin);
const row = createRow();
const v8Figures = new Float64Array(v8ColumnCount);
const sleeper = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

function read(): void {
  readLatestV8Figures(v8Ring, v8Figures);
  writeReading(row, now(), reader.read(), v8Figures);
}

function sample(): void {
  read();
  samples.push(row);
}

// At 20 calls a second V8 would interpret this for minutes, which costs about a fifth more than compiled code.
for (let call = 0; call < callsUntilCompiled; call++) read();

let due = now();
sample();
parentPort?.postMessage(samplerReady);

// The thread has no event loop to serve: it sleeps in the kernel until it is due, and until it is terminated.
for (;;) {
  const timeMs = now();
  due += data.intervalMs * (Math.floor((timeMs - due) / data.intervalMs) + 1);
  Atomics.wait(sleeper, 0, 0, due - timeMs);
  sample();
}
