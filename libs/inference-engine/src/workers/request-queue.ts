import { type PendingRequest, priorities, type Priority } from './pending-request.js';

/** So often the request that has waited longest goes first, whatever its priority: none waits for ever. */
const eldestEvery = 8;

/**
 * Requests in the order they are to be served: by priority, and first come first served among equals. A request leaves
 * from anywhere in constant time.
 */
export class RequestQueue<Request, Result> {
  readonly #lanes: Readonly<Record<Priority, Set<PendingRequest<Request, Result>>>> = {
    high: new Set(),
    normal: new Set(),
    low: new Set(),
  };
  #taken = 0;

  get length(): number {
    return priorities.reduce((sum, priority) => sum + this.#lanes[priority].size, 0);
  }

  add(pending: PendingRequest<Request, Result>): void {
    this.#laneOf(pending).add(pending);
  }

  delete(pending: PendingRequest<Request, Result>): boolean {
    return this.#laneOf(pending).delete(pending);
  }

  /**
   * Those to be served next, together: the first in order, and after it whatever of the same priority `joins` those
   * chosen already, until they are as many as can be. They stay in the queue until {@link take}.
   */
  next(
    joins: (
      chosen: readonly PendingRequest<Request, Result>[],
      next: PendingRequest<Request, Result>,
    ) => boolean,
    isFull: (chosen: readonly PendingRequest<Request, Result>[]) => boolean,
  ): PendingRequest<Request, Result>[] {
    const first = this.#first();
    if (!first) return [];
    const chosen = [first];
    for (const pending of this.#laneOf(first)) {
      if (isFull(chosen)) break;
      if (pending !== first && joins(chosen, pending)) chosen.push(pending);
    }
    return chosen;
  }

  take(chosen: readonly PendingRequest<Request, Result>[]): void {
    this.#taken++;
    for (const pending of chosen) this.delete(pending);
  }

  /** Empties it. */
  drain(): PendingRequest<Request, Result>[] {
    const all = priorities.flatMap((priority) => [...this.#lanes[priority]]);
    for (const pending of all) this.delete(pending);
    return all;
  }

  #first(): PendingRequest<Request, Result> | undefined {
    const heads = priorities.flatMap((priority) => {
      const [head] = this.#lanes[priority];
      return head ? [head] : [];
    });
    if (this.#taken % eldestEvery !== eldestEvery - 1) return heads[0];
    return heads.toSorted((a, b) => a.queuedAt - b.queuedAt)[0];
  }

  #laneOf({ limits }: PendingRequest<Request, Result>): Set<PendingRequest<Request, Result>> {
    return this.#lanes[limits.priority ?? 'normal'];
  }
}
