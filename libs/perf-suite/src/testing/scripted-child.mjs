/** Stands in for the measuring process: the first of the job's `models` names how it behaves. */
import { appendFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { job, sample, write } from './scripted-events.mjs';

const behaviours = {
  well() {
    for (const scenario of job.scenarios)
      write({ type: 'scenario-ended', scenario, duration_ms: 2, error: null });
    write({ type: 'finished' });
    process.exit(0);
  },
  'well-but-hurried'() {
    write({ type: 'flag', scenario, flag: { code: 'cut-short', message: 'There was time for one.' } });
    behaviours.well();
  },
  'well-but-disturbed'() {
    write({ type: 'flag', scenario, flag: { code: 'busy-machine', message: 'Others took 3 cores.' } });
    write({ type: 'flag', scenario, flag: { code: 'stolen', message: 'The host took 9 %.' } });
    behaviours.well();
  },
  'well-but-large': () => behaviours.well(),
  abort: () => process.abort(),
  hang() {
    for (;;);
  },
  wait() {
    process.on('disconnect', () => process.exit(1));
    setInterval(() => undefined, 1000);
  },
  exit() {
    console.error('no such operator');
    process.exitCode = 3;
    process.disconnect();
  },
  stop: () => process.disconnect(),
  garbage() {
    appendFileSync(job.events, 'Segmentation fault\n{"type":"sample"}\n');
    behaviours.well();
  },
  'cut-short'() {
    appendFileSync(job.events, '{"type":"sample","scena');
    process.kill(process.pid, 'SIGKILL');
  },
};

const [scenario] = job.scenarios;
write({ type: 'scenario-started', scenario });
write({ type: 'sample', scenario, sample });
process.send({ type: 'scenario-started', scenario });
process.send('not a message that anyone knows');
behaviours[job.models[0]]();
