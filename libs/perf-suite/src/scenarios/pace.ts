import type { Sample } from '../report/schema/sample-schema.js';
import type { Budget } from './budget.js';
import { costAfter, type Cost } from './cost.js';
import type { Scenario } from './scenario.js';
import { allot, type ModelTime, wishOf } from './time-plan.js';

/** What a measuring process has to spend, from its start. */
export interface PaceOptions {
  readonly time: ModelTime;
  readonly budget: Budget;
  /** As far as another process found out. */
  readonly cost: Cost;
  /** To come, in their order, those of a later process included. */
  readonly scenarios: readonly Scenario[];
  /** How many there are. */
  readonly images: number;
  /** Milliseconds since the process began. */
  readonly now: () => number;
}

/** Shares a process's time among its scenarios, by what the model turns out to take. */
export class Pace {
  readonly #options: PaceOptions;
  #cost: Cost;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#cost = options.cost;
  }

  get cost(): Cost {
    return this.#cost;
  }

  opened(openMs: number): void {
    this.#cost = { ...this.#cost, openMs };
  }

  observe(scenario: Scenario, sample: Sample): void {
    this.#cost = costAfter(this.#cost, scenario.name, sample);
  }

  /** Whether all that the scenario does once fits into the time that the model may take at most. */
  hasTimeFor({ goalsMs }: Scenario): boolean {
    const { time, budget, now } = this.#options;
    const [once] = goalsMs(this.#cost, budget);
    return once <= time.limitMs - now();
  }

  /** Milliseconds that the scenario may go on from each call, beginning now; more or less as costs become known. */
  begin(scenario: Scenario): () => number {
    const { time, budget, scenarios, images, now } = this.#options;
    const start = now();
    const toCome = scenarios.slice(scenarios.indexOf(scenario));
    return () => {
      const wishes = toCome.map((one) => wishOf(one, this.#cost, budget, images));
      return start + allot(time.ms - start, wishes)[0]! - now();
    };
  }
}
