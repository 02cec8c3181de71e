import type { Sample } from '../report/schema/sample-schema.js';
import type { Recorder } from '../scenarios/scenario.js';
import { allowedLate } from '../statistics/overlate.js';
import { type Held, LateShare, lateShareOf, type LoadTarget } from './late-share.js';

export interface LevelPlan {
  /** What the report calls it. */
  readonly level: number;
  /** Requests to come. */
  readonly requests: number;
  /** Null where nothing is asked of it. */
  readonly target: LoadTarget | null;
  /** Whether to end as soon as the target cannot be shown to be held any more. */
  readonly endsWhenLost: boolean;
}

/** Records a level of load as its requests settle, and when to give it up. */
export class LevelRecord {
  readonly #giveUp = new AbortController();
  readonly #share: LateShare | null;
  readonly #allowed: number;
  #settled = 0;

  constructor(
    private readonly plan: LevelPlan,
    private readonly recorder: Recorder,
  ) {
    const { target, requests } = plan;
    this.#share = target && new LateShare(target);
    // Where the requests are too few to show it, one that is late ends it as well as two.
    this.#allowed = target
      ? Math.max(0, allowedLate(requests, lateShareOf(target), target.confidence))
      : Infinity;
  }

  /** Aborted when what has no answer is to be given up. */
  get signal(): AbortSignal {
    return this.#giveUp.signal;
  }

  giveUp(why: string): void {
    this.#giveUp.abort(new Error(why));
  }

  settle(sample: Sample): void {
    const { plan, recorder } = this;
    recorder.sample(sample);
    recorder.progress(++this.#settled, plan.requests);
    // What is given up because the level is lost says no more about it.
    if (this.#share === null || (plan.endsWhenLost && this.signal.aborted)) return;
    this.#share.add(sample);
    if (plan.endsWhenLost && this.#share.late > this.#allowed) {
      this.giveUp('The target cannot be shown to be held any more.');
    }
  }

  /** To be called when all is settled. */
  end(): Held {
    if (this.#share === null) return null;
    this.recorder.figures(this.#share.figures(), this.plan.level);
    return this.#share.held();
  }
}
