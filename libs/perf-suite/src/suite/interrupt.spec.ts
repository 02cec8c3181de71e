import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readEventLog } from '../measure/read-event-log.js';
import { readReport } from '../report/read-report.js';
import { Workspace } from '../testing/workspace.js';

let workspace: Workspace;
let root: string;
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
});
afterEach(() => workspace.remove());

/** Starts a run and returns once it tells of `until`: by default, that its measuring process has begun. */
async function startRun(until = 'scenario-started', report = 'report.json') {
  const script = fileURLToPath(new URL('../testing/interruptible-run.mjs', import.meta.url));
  const run = spawn(process.execPath, [script, root, join(root, report)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(run.stdout)) if (line === until) break;
  return run;
}

// Windows ends a process that is sent a signal; there Ctrl-C comes another way.
if (process.platform !== 'win32') {
  describe.each(['SIGINT', 'SIGTERM'] as const)('a run that gets %s', (signal) => {
    it('ends with 130, its report holding what was measured until then', async () => {
      const run = await startRun();
      run.kill(signal);
      const [code] = (await once(run, 'exit')) as [number];
      const { summary, results_by_model } = await readReport(join(root, 'report.json'));
      expect(code).toBe(130);
      expect(summary.verdict).toBe('interrupted');
      expect(results_by_model['wait']?.scenarios.single_inference?.samples).toHaveLength(1);
    });
  });

  describe('a run that is interrupted while it waits for another', () => {
    it('ends with 130 and leaves the other alone', async () => {
      const first = await startRun();
      const second = await startRun('waiting', 'second.json');
      second.kill('SIGINT');
      expect(await once(second, 'exit')).toEqual([130, null]);
      expect(first.exitCode).toBeNull();
      first.kill('SIGKILL');
      await once(first, 'close');
    });
  });

  describe('a run that is killed', () => {
    it('leaves what was measured as events, and takes its measuring process with it', async () => {
      const run = await startRun();
      run.kill('SIGKILL');
      // The measuring process holds the other end of this pipe: it closes when both have ended.
      await once(run, 'close');
      const [kept = ''] = await workspace.runsLeft();
      const { events, unreadable } = await readEventLog(
        join(root, '.framegate', 'runs', kept, 'wait.timing.jsonl'),
      );
      expect([events.map(({ type }) => type), unreadable]).toEqual([['scenario-started', 'sample'], 0]);
    });

    it('does not keep others from measuring: its lock is taken over once it is stale', async () => {
      const run = await startRun();
      run.kill('SIGKILL');
      await once(run, 'close');
      const lock = join(root, 'lock', 'measuring.lock');
      const long = new Date(Date.now() - 60_000);
      await utimes(lock, long, long);
      const next = await startRun('scenario-started', 'next.json');
      next.kill('SIGINT');
      expect(await once(next, 'exit')).toEqual([130, null]);
      const { results_by_model } = await readReport(join(root, 'next.json'));
      expect(results_by_model['wait']?.scenarios.single_inference?.samples).toHaveLength(1);
    });
  });
}
