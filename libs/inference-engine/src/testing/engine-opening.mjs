// Ends in the middle of opening an engine, a little later each time: nobody can tell how far it has come by then.
import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { InferenceEngine } from '../../dist/index.js';

const [isolation, model, afterMs] = process.argv.slice(2);
if (afterMs === undefined) endOften();
else await endAfter(Number(afterMs));

function endOften() {
  const script = fileURLToPath(import.meta.url);
  for (let delay = 0; delay <= 600; delay += 60) {
    try {
      execFileSync(process.execPath, [script, isolation, model, String(delay)], { stdio: 'inherit' });
    } catch ({ status, signal }) {
      if (status !== 7) console.log(`after ${delay} ms: ${signal ?? status}`);
    }
  }
  process.exitCode = 7;
}

async function endAfter(delay) {
  void InferenceEngine.open({ model, isolation, workers: 2, threads: 1 });
  await setTimeout(delay);
  process.exit(7);
}
