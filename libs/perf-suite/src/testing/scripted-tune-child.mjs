/** Stands in for the process that measures settings: the name of the job's model says how it behaves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setInterval } from 'node:timers';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { session, model } = job.engine;
const answer = (reading) => writeFileSync(job.result, JSON.stringify(reading));

const behaviours = {
  /** Faster without spinning. */
  well() {
    const value =
      (job.goal === 'latency' ? 10 : 100) * (session.spinning === (job.goal === 'latency') ? 2 : 1);
    const reading = { state: 'measured', value, peakMemoryMb: 80, scores: [0.5] };
    answer({ ...reading, takesAnyBatch: false, wasBusy: true });
    process.exit(0);
  },
  refused() {
    answer({ state: 'failed', reason: 'no installed family recognises that' });
    process.exit(0);
  },
  abort: () => process.abort(),
  wait() {
    process.on('disconnect', () => process.exit(1));
    setInterval(() => undefined, 1000);
  },
  silent: () => process.exit(0),
};
behaviours[basename(model[0], '.onnx')]();
