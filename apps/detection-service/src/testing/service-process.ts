import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built service in a process of its own, as its user would start it. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown[]>;
  #stderr = '';

  constructor(...argv: string[]) {
    this.#child = spawn(process.execPath, [main, ...argv], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of processes of its own, as a shell gives it.
      detached: true,
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#lines = createInterface(this.#child.stdout!)[Symbol.asyncIterator]();
    this.#ended = once(this.#child, 'close');
  }

  /** The message of the first line of its log, from here on, that matches. */
  async logged(expected: RegExp): Promise<string> {
    for (;;) {
      const { value, done } = (await this.#lines.next()) as IteratorResult<string, undefined>;
      if (done) throw new Error(`Expected ${expected} in the log, and it ended: ${this.#stderr}`);
      const { msg } = JSON.parse(value) as { msg: string };
      if (expected.test(msg)) return msg;
    }
  }

  async address(): Promise<string> {
    return (await this.logged(/^Server listening at /)).split(' ').at(-1)!;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** What Ctrl-C in a terminal does: its workers, where they are processes, are sent the signal too. */
  interrupt(): void {
    process.kill(-this.#child.pid!, 'SIGINT');
  }

  /** Once it has ended by itself. `code` is null when a signal ended it. */
  async ended(): Promise<{ code: number | null; stderr: string }> {
    await this.#ended;
    return { code: this.#child.exitCode, stderr: this.#stderr };
  }

  /** Of no effect once it has ended. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
