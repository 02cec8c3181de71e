import type { Judgement } from '../judging/judge-outcome.js';

/** How often each request ended, and how. */
export class Tally {
  readonly complaints: string[] = [];
  readonly #ends: Uint8Array;
  readonly #endings: readonly Map<string, number>[];

  constructor(requests: number, deployments: number) {
    this.#ends = new Uint8Array(requests);
    this.#endings = Array.from({ length: deployments }, () => new Map<string, number>());
  }

  add(index: number, deployment: number, { ending, complaint }: Judgement): void {
    this.#ends[index]!++;
    const endings = this.endingsOf(deployment);
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
    if (complaint !== undefined) this.complaints.push(complaint);
  }

  endingsOf(deployment: number): Map<string, number> {
    return this.#endings[deployment]!;
  }

  /** Those that did not end, or more than once. */
  notOnce(): string[] {
    return [...this.#ends].flatMap((ends, index) =>
      ends === 1 ? [] : [`request ${index} ended ${ends} times`],
    );
  }
}
