import type { InferenceEngine } from '@framegate/inference-engine';
import type { KilledWorkers } from '../judging/killed-workers.js';
import { SeededRandom } from '../random/seeded-random.js';

interface Victim {
  readonly engine: InferenceEngine;
  readonly killed: KilledWorkers;
}

const signals = ['SIGKILL', 'SIGSEGV', 'SIGABRT'] as const;

/** So that the numbers are others than those that requests are planned with. */
const stream = 0x6b111;

/** Kills worker processes between requests, as often as once in `every` of them. */
export class WorkerKiller {
  readonly #victims: readonly Victim[];
  readonly #seed: number;
  readonly #every: number;

  constructor(victims: readonly Victim[], { seed, every }: { seed: number; every: number }) {
    this.#victims = victims;
    this.#seed = seed;
    this.#every = every;
  }

  /** Before request number `index`. */
  perhapsKill(index: number): void {
    const random = new SeededRandom(this.#seed, index, stream);
    if (this.#victims.length === 0 || random.number() * this.#every >= 1) return;
    const { engine, killed } = random.pick(this.#victims);
    const { processes } = engine.stats;
    if (processes.length === 0) return;
    const pid = random.pick(processes);
    const signal = random.pick(signals);
    if (killed.has(pid)) return;
    killed.add(pid, signal);
    process.kill(pid, signal);
  }
}
