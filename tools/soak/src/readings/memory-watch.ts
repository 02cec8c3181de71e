import { collectGarbage } from './collect-garbage.js';
import type { LoopWatch } from './loop-watch.js';
import { judgeMemory, type MemoryTrend } from './memory-trend.js';
import { anonymousMemory } from './process-memory.js';

const parts = 60;
/** Shorter parts say more of what is under way than of what stays. */
const leastRequestsEach = 150;
/** As docs and thresholds of memory measurements have it: V8 128 B and native 1 KiB a request. */
const heapBudget = 128;
const nativeBudget = 1024;

/** Reads memory over a run of so many requests: this process, and worker processes. */
export class MemoryWatch {
  readonly #requestsEach: number;
  readonly #workers: readonly number[];
  readonly #loop: LoopWatch;
  readonly #heap: number[] = [];
  readonly #own: number[] = [];
  readonly #ofWorkers: number[] = [];
  #leastOwn = Infinity;
  #leastOfWorkers = Infinity;
  #ended = 0;

  constructor(requests: number, workers: readonly number[], loop: LoopWatch) {
    this.#requestsEach = Math.max(leastRequestsEach, Math.floor(requests / parts));
    this.#workers = workers;
    this.#loop = loop;
  }

  /** Whenever a request has ended. */
  count(): void {
    this.#ended++;
    if (this.#ended % 10 === 0) this.#read();
    if (this.#ended % this.#requestsEach !== 0) return;
    this.#loop.without(collectGarbage);
    this.#read();
    this.#heap.push(process.memoryUsage().heapUsed);
    this.#own.push(this.#leastOwn);
    this.#ofWorkers.push(this.#leastOfWorkers);
    this.#leastOwn = this.#leastOfWorkers = Infinity;
  }

  trends(): MemoryTrend[] {
    const requestsEach = this.#requestsEach;
    return [
      judgeMemory({ name: 'V8 heap of the caller', values: this.#heap, requestsEach, budget: heapBudget }),
      judgeMemory({
        name: 'resident memory with all threads',
        values: this.#own,
        requestsEach,
        budget: nativeBudget,
      }),
      judgeMemory({
        name: 'resident memory of a process never killed',
        values: this.#ofWorkers,
        requestsEach,
        budget: nativeBudget,
      }),
    ];
  }

  #read(): void {
    this.#leastOwn = Math.min(this.#leastOwn, anonymousMemory(process.pid) ?? process.memoryUsage.rss());
    const workers = this.#workers.reduce((sum, pid) => sum + (anonymousMemory(pid) ?? 0), 0);
    this.#leastOfWorkers = Math.min(this.#leastOfWorkers, workers);
  }
}
