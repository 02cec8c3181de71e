/** Which worker processes were killed, and by what. */
export class KilledWorkers {
  readonly #signals = new Map<number, NodeJS.Signals>();

  get count(): number {
    return this.#signals.size;
  }

  add(pid: number, signal: NodeJS.Signals): void {
    this.#signals.set(pid, signal);
  }

  has(pid: number): boolean {
    return this.#signals.has(pid);
  }

  /** Whether a death that an engine tells of is one of these: by its process and by its signal. */
  explain(message: string): boolean {
    const [, pid, signal] =
      /^The worker process (\d+) that served the request was killed by (SIG[A-Z]+)/.exec(message) ?? [];
    return pid !== undefined && this.#signals.get(Number(pid)) === signal;
  }
}
