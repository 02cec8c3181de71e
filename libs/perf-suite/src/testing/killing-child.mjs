/**
 * Stands in for the measuring process. It notes each scenario that it measures in the file MEASURED, and kills the run that
 * started it at the step that KILL_AT names: `MODEL SCENARIO started` or `MODEL SCENARIO ended`.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [model] = job.models;
const write = (event) => appendFileSync(job.events, `${JSON.stringify(event)}\n`);
const sample = {
  at_ms: 0,
  image: 'a.png',
  group: null,
  warm_up: false,
  total_ms: 10,
  stages_ms: { decode: 1, preprocess: 1, queue: 1, inference: 6, postprocess: 1 },
  session_ms: null,
  detections: 3,
  memory_mb: null,
};

process.on('disconnect', () => process.exit(1));

function step(name) {
  if (process.env.KILL_AT !== name) return false;
  process.kill(process.ppid, 'SIGKILL');
  // Until its parent is gone.
  setInterval(() => undefined, 1000);
  return true;
}

function measure() {
  for (const scenario of job.scenarios) {
    write({ type: 'scenario-started', scenario });
    write({ type: 'sample', scenario, sample });
    appendFileSync(process.env.MEASURED, `${model} ${scenario}\n`);
    if (step(`${model} ${scenario} started`)) return;
    write({ type: 'scenario-ended', scenario, duration_ms: 2, error: null });
    if (step(`${model} ${scenario} ended`)) return;
  }
  write({ type: 'finished' });
  process.exit(0);
}

measure();
