import { Session } from 'node:inspector';
import { setTimeout as delay } from 'node:timers/promises';

/** Of the JavaScript heaps of all workers, in bytes. */
export interface HeapSizes {
  readonly used: number;
  /** What is reserved for them, used or not. */
  readonly total: number;
}

interface Answer {
  readonly id: number;
  readonly result?: { readonly usedSize: number; readonly totalSize: number };
}
type Method = 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage';

/** A thread that does not turn its event loop, such as one that samples memory, is not waited for any longer. */
const helloMs = 500;

/** Answers of workers do not wake this thread's event loop. */
const wakeEveryMs = 1;

/**
 * The JavaScript heaps of this process's worker threads, which nobody else can make collect their garbage: until they
 * do, decoded images pile up by the dozen, and a leak of less could not be seen. By V8's inspector, so that the code that
 * is measured knows nothing of it.
 */
export class WorkerHeaps implements Disposable {
  readonly #session = new Session();
  readonly #joining = new Map<string, Promise<unknown>>();
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<number, { worker: string; answer: (answer: Answer | null) => void }>();
  #asked = 0;

  constructor() {
    this.#session.connect();
    this.#session.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
      this.#joining.set(sessionId, this.#join(sessionId));
    });
    this.#session.on('NodeWorker.detachedFromWorker', ({ params }) => this.#leave(params.sessionId));
    this.#session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      const answer = JSON.parse(params.message) as Answer;
      this.#waiting.get(answer.id)?.answer(answer);
      this.#waiting.delete(answer.id);
    });
    this.#session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  }

  async collectGarbage(): Promise<void> {
    await this.#askAll('HeapProfiler.collectGarbage');
  }

  async sizes(): Promise<HeapSizes> {
    const answers = await this.#askAll('Runtime.getHeapUsage');
    const sum = (size: (answer: Answer) => number | undefined) =>
      answers.reduce((all, answer) => all + ((answer && size(answer)) ?? 0), 0);
    return { used: sum(({ result }) => result?.usedSize), total: sum(({ result }) => result?.totalSize) };
  }

  [Symbol.dispose](): void {
    for (const worker of this.#joining.keys()) this.#leave(worker);
    this.#session.disconnect();
  }

  /** One that answers late, as it was loading a model, is counted from then on. */
  async #join(worker: string): Promise<void> {
    const hello = this.#ask(worker, 'HeapProfiler.collectGarbage').then((answer) => {
      if (answer !== null) this.#workers.add(worker);
    });
    await Promise.race([hello, delay(helloMs, undefined, { ref: false })]);
  }

  #leave(worker: string): void {
    this.#workers.delete(worker);
    for (const [id, waiting] of this.#waiting) {
      if (waiting.worker !== worker) continue;
      waiting.answer(null);
      this.#waiting.delete(id);
    }
  }

  async #askAll(method: Method): Promise<(Answer | null)[]> {
    const wake = setInterval(() => undefined, wakeEveryMs);
    try {
      await Promise.all(this.#joining.values());
      return await Promise.all([...this.#workers].map((worker) => this.#ask(worker, method)));
    } finally {
      clearInterval(wake);
    }
  }

  /** `null` from a worker that ends meanwhile. */
  #ask(worker: string, method: Method): Promise<Answer | null> {
    const id = ++this.#asked;
    return new Promise((answer) => {
      this.#waiting.set(id, { worker, answer });
      const message = JSON.stringify({ id, method });
      this.#session.post('NodeWorker.sendMessageToWorker', { sessionId: worker, message }, (error) => {
        if (error === null) return;
        this.#waiting.delete(id);
        answer(null);
      });
    });
  }
}
