import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const config = fileURLToPath(new URL('../../jest.perf.config.cjs', import.meta.url));

export interface Judgement {
  readonly exitCode: number | null;
  /** All that was printed. */
  readonly output: string;
  /** Titles of the sentences that held, each with its describe title before it. */
  readonly passed: readonly string[];
  /** First lines of what the others said, by title. */
  readonly failed: Readonly<Record<string, string>>;
}

interface JestResults {
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
}

export interface JudgeOptions {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What else lies in the workspace, by path. */
  readonly files?: Readonly<Record<string, unknown>>;
}

/** Runs the built sentences on a report, in a workspace of its own, as the `perf` target does. */
export function judge(report: unknown, options: JudgeOptions = {}): Judgement {
  return judgeFile('reports/m.json', { ...options, files: { ...options.files, 'reports/m.json': report } });
}

/** The same on whatever the path names there. */
export function judgeFile(path: string, { args = [], env = {}, files = {} }: JudgeOptions = {}): Judgement {
  const workspace = mkdtempSync(join(tmpdir(), 'perf-tests-'));
  try {
    // Jest looks for a configuration where it runs, although another is given.
    for (const [name, content] of Object.entries({ 'jest.config.json': {}, ...files })) {
      mkdirSync(join(workspace, dirname(name)), { recursive: true });
      writeFileSync(join(workspace, name), JSON.stringify(content));
    }
    const results = join(workspace, 'results.json');
    const jestArgs = ['-c', config, '--runInBand', '--json', `--outputFile=${results}`, ...args];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--experimental-vm-modules', jest, ...jestArgs],
      {
        cwd: workspace,
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '0', FRAMEGATE_REPORT: path, ...env },
      },
    );
    return { exitCode: status, output: stdout + stderr, ...readResults(results) };
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

function readResults(path: string): Pick<Judgement, 'passed' | 'failed'> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { passed: [], failed: {} };
  }
  const sentences = (JSON.parse(text) as JestResults).testResults.flatMap((file) => file.assertionResults);
  return {
    passed: sentences.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: Object.fromEntries(
      sentences
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => [fullName, messageOf(failureMessages[0] ?? '')]),
    ),
  };
}

/** Without the stack. */
function messageOf(failure: string): string {
  return failure.split(/\n\s+at /)[0] ?? '';
}
