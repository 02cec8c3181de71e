import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quick } from '../modes/quick.js';
import { readReport } from '../report/read-report.js';
import { Workspace } from '../testing/workspace.js';

const script = fileURLToPath(new URL('../testing/killable-run.mjs', import.meta.url));

let workspace: Workspace;
let root: string;
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
});
afterEach(() => workspace.remove());

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

async function run(env: Record<string, string>, ...options: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [script, root, join(root, 'report.json'), ...options], {
    env: { ...process.env, NODE_OPTIONS: '', MEASURED: join(root, 'measured'), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, stderr };
}

const kill = (at: string) => run({ KILL_AT: at });
const resume = (env: Record<string, string> = {}) => run(env, 'resume');

/** Each scenario of each model as often as it was measured. */
async function measured(): Promise<string[]> {
  const text = await readFile(join(root, 'measured'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

const everything = ['first', 'second'].flatMap((model) => quick.scenarios.map((name) => `${model} ${name}`));

// Windows has no signal that ends a process without its knowing.
if (process.platform !== 'win32') {
  describe('a run that is killed and continued', () => {
    it.each([
      ['before its first model', 'model-started 1', []],
      ['within its first scenario', 'first single_inference started', ['first single_inference']],
      ['between two scenarios', 'first load ended', []],
      ['within a later scenario', 'first batch started', ['first batch']],
      ['after the last scenario on time', 'first concurrent ended', []],
      ['within the memory process', 'first cleanup started', ['first cleanup']],
      ['after the last scenario of a model', 'first cleanup ended', []],
      ['when a model has ended', 'model-ended 1', []],
      ['before its second model', 'model-started 2', []],
      ['within its second model', 'second concurrent started', ['second concurrent']],
      ['when everything is measured', 'model-ended 2', []],
      ['while its report is written', 'write', []],
      ['when its report has been written', 'report-written 1', []],
    ])('%s measures what is missing, and reports all of it', async (_, at, again) => {
      const killed = await kill(at);
      expect(killed).toMatchObject({ signal: 'SIGKILL' });
      expect(await resume()).toMatchObject({ signal: null, stderr: '' });
      const { results_by_model, summary, notes } = await readReport(join(root, 'report.json'));
      for (const variant of ['first', 'second']) {
        expect(results_by_model[variant]?.state).toBe('measured');
        const states = Object.values(results_by_model[variant]?.scenarios ?? {}).map(({ state }) => state);
        expect(states).toEqual(quick.scenarios.map(() => 'complete'));
        expect(results_by_model[variant]?.scenarios.single_inference?.samples).toHaveLength(1);
      }
      expect(summary.verdict).not.toBe('interrupted');
      expect(notes[0]).toMatch(/^The run was interrupted and continued\. /);
      // What had ended is measured once; what had not, once more.
      expect((await measured()).sort()).toEqual([...everything, ...again].sort());
      expect(await workspace.runsLeft()).toEqual([]);
    });

    it('is continued as often as it is killed', async () => {
      await kill('first load started');
      expect(await run({ KILL_AT: 'second batch started' }, 'resume')).toMatchObject({ signal: 'SIGKILL' });
      expect(await run({ KILL_AT: 'second memory started' }, 'resume')).toMatchObject({ signal: 'SIGKILL' });
      await resume();
      expect((await measured()).sort()).toEqual(
        [...everything, 'first load', 'second batch', 'second memory'].sort(),
      );
      const { results_by_model } = await readReport(join(root, 'report.json'));
      expect(results_by_model['second']?.state).toBe('measured');
    });

    it('says what was measured before', async () => {
      await kill('second load ended');
      await resume();
      const { notes } = await readReport(join(root, 'report.json'));
      expect(notes[0]).toBe(
        'The run was interrupted and continued. first, 2 scenarios of second were measured before that.',
      );
    });
  });

  describe('a run that cannot be continued', () => {
    const refusal = async (env: Record<string, string> = {}) => {
      const { code, stderr } = await resume(env);
      expect(code).toBe(64);
      return stderr;
    };

    it('is refused where there is none', async () => {
      expect(await refusal()).toContain('There is no interrupted run to continue in ');
    });

    it('is refused where it was killed before it had begun to measure', async () => {
      await kill('resolved 1');
      expect(await refusal()).toContain('There is no interrupted run to continue in ');
    });

    it('is refused where something else is asked for, saying what', async () => {
      await kill('model-started 2');
      expect(await refusal({ TIME_MS: '60000' })).toMatch(
        /^The interrupted run of \S+ had another plan\. Its time in ms: none; now: 60000\. Ask for the same again/,
      );
    });

    it('is refused where an artifact has changed', async () => {
      await kill('model-started 2');
      expect(await refusal({ ARTIFACT: 'b' })).toContain(
        'The artifact of first is another. The artifact of second is another. Start a new run without --resume.',
      );
    });

    it('is refused where the images have changed, and stays as it was', async () => {
      await kill('model-started 2');
      await workspace.writeImage('b.png', '#127');
      expect(await refusal()).toMatch(
        /Then the digest of the images was [0-9a-f]{12}, now it is [0-9a-f]{12}\./,
      );
      await rm(join(workspace.images, 'b.png'));
      expect(await resume()).toMatchObject({ signal: null, stderr: '' });
    });
  });
}
