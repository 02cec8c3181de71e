import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../measure/child-environment.js';
import { describeEnd } from '../../measure/describe-end.js';
import { readEventsOf } from '../../measure/read-event-log.js';
import type { ChildOutcome } from '../../measure/run-child.js';
import type { ArmName, Both } from '../arm-name.js';
import { sideAnswerSchema, type SideCommand } from '../side/side-command.js';
import { sideEventSchema } from '../side/side-events.js';
import type { SideJob } from '../side/side-job.js';
import { type Arm, ArmDeath, type OpenArm } from './arm.js';

export interface ProcessArmsOptions {
  readonly sides: Both<Pick<SideJob, 'workspace' | 'models' | 'family' | 'slowdown'>>;
  readonly images: SideJob['images'];
  /** An existing folder for job and event files. */
  readonly directory: string;
  /** For one thing that a process is asked to do. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** The side's built code. */
  readonly entry?: URL;
}

const builtEntry = () => new URL(import.meta.resolve('#compare-side'));
const keptCharacters = 2000;

/** Opens sides as processes of their own. */
export function processArms(options: ProcessArmsOptions): OpenArm {
  const { sides, images, directory, signal, entry = builtEntry() } = options;
  return async (arm, run) => {
    signal.throwIfAborted();
    const events = join(directory, `${run}.${arm}.jsonl`);
    const jobPath = join(directory, `${run}.${arm}.job.json`);
    const { workspace, models, family, slowdown } = sides[arm];
    const job: SideJob = { workspace, models, family, slowdown, images, events };
    await writeFile(jobPath, JSON.stringify(job));
    const child = fork(fileURLToPath(entry), [jobPath], {
      env: childEnvironment('timing'),
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    return new ProcessArm(arm, child, { events, timeoutMs: options.timeoutMs, signal });
  };
}

interface ArmFiles {
  readonly events: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

class ProcessArm implements Arm {
  readonly #closed: Promise<ChildOutcome>;
  #lastWords = '';
  #endedBy: ChildOutcome['endedBy'] = 'itself';

  constructor(
    private readonly arm: ArmName,
    private readonly child: ChildProcess,
    private readonly files: ArmFiles,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-keptCharacters);
    });
    this.#closed = new Promise((resolve) => {
      const settle = (exitCode: number | null, signal: NodeJS.Signals | null) =>
        resolve({ exitCode, signal, endedBy: this.#endedBy, lastWords: this.#lastWords.trim() });
      child.once('close', settle);
      child.once('error', (error) => {
        this.#lastWords += error.message;
        settle(null, null);
      });
    });
  }

  async ask(command: SideCommand): Promise<void> {
    const { signal, timeoutMs } = this.files;
    signal.throwIfAborted();
    const timer = setTimeout(() => this.#kill('timeout'), timeoutMs);
    const onAbort = () => this.#kill('abort');
    signal.addEventListener('abort', onAbort);
    try {
      const answered = once(this.child, 'message').then(([message]) => sideAnswerSchema.parse(message));
      // A process that is gone is told of by its end; the promise of an answer is then left as it is.
      answered.catch(() => undefined);
      this.child.send(command, () => undefined);
      const answer = await Promise.race([answered, this.#closed.then(() => null)]);
      signal.throwIfAborted();
      if (answer === null) throw new ArmDeath(this.arm, await this.#describeEnd());
      if (answer.failure !== null) throw new ArmDeath(this.arm, answer.failure.message);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  }

  async end() {
    this.#kill('itself');
    await this.#closed;
    return (await readEventsOf(sideEventSchema, this.files.events)).events;
  }

  /** What was measured is on disk already, so nothing is lost by not asking politely. */
  #kill(by: ChildOutcome['endedBy']): void {
    this.#endedBy = by;
    this.child.kill('SIGKILL');
  }

  async #describeEnd(): Promise<string> {
    const end = describeEnd(await this.#closed, { events: [], unreadable: 0 }, this.files.timeoutMs);
    return end?.message ?? 'The process ended.';
  }
}
