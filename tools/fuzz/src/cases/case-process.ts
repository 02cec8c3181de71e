import { peakResidentBytes } from '@framegate/memory-monitor';
import type { Target } from '../targets/target.js';
import { findTarget } from '../targets/targets.js';
import { makeCase } from './make-case.js';
import type { CaseMessage, CaseOrder } from './messages.js';
import { judgeError, type Outcome } from './outcome.js';

const order = JSON.parse(process.argv[2]!) as CaseOrder;
const send = (message: CaseMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send!(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

await runCases(findTarget(order.target), order);
process.disconnect();

async function runCases(target: Target, { seed, first, end, folder }: CaseOrder): Promise<void> {
  const seeds = await target.seeds();
  const opened = await target.open(folder);
  await send({ type: 'ready', residentBytes: process.memoryUsage.rss() });
  for (let index = first; index < end; index++) {
    const input = makeCase(target, seeds, seed, index);
    await send({ type: 'begin', index });
    const before = performance.now();
    const outcome = await opened.run(input).then(
      (): Outcome => ({ kind: 'ok' }),
      (error: unknown) => judgeError(error, { refusals: target.refusals, subject: opened.subject }),
    );
    const ms = performance.now() - before;
    await send({ type: 'end', index, outcome, ms, peakBytes: peakResidentBytes() });
  }
  await opened.close();
}
