/**
 * Stands in for the measuring process. It notes each scenario that it measures in the file MEASURED, and kills the run that
 * started it at the step that KILL_AT names: `MODEL SCENARIO started` or `MODEL SCENARIO ended`.
 */
import { appendFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { job, sample, write } from './scripted-events.mjs';

const [model] = job.models;

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
