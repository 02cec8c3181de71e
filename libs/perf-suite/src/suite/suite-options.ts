import type { ManifestTargets } from '@framegate/model-registry';
import type { Mode } from '../modes/mode.js';
import type { MeasuringMode } from '../modes/modes.js';
import type { Shard } from '../plan/run-plan.js';
import type { Report } from '../report/schema/report-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { SuiteEvent } from './suite-events.js';

export interface MeasuringOptions {
  /** The workspace: `models/`, `baselines/` and `.framegate/` lie in it. */
  readonly registryRoot: string;
  /** A folder of image files to measure on; the generated ones when left out. */
  readonly images?: string;
  /** For all of one model's processes together, which are ended then. Default 300,000. */
  readonly modelTimeoutMs?: number;
  /** How long to wait for another measurement on this machine. Default 600,000. */
  readonly lockWaitMs?: number;
  readonly onEvent?: (event: SuiteEvent) => void;
  /** Ends the measuring process at once. */
  readonly signal?: AbortSignal;
}

export interface SuiteOptions extends MeasuringOptions {
  /** Variants, at least one. */
  readonly models: readonly string[];
  /** By its name, or one of your own. */
  readonly mode: MeasuringMode | Mode;
  /** Instead of those of the mode. */
  readonly scenarios?: readonly ScenarioName[];
  /** Over those of the manifests. */
  readonly targets?: ManifestTargets;
  /**
   * Milliseconds for the whole run, artifacts included: models share it, and of a slow one less is measured. Default
   * 120,000, or 30,000 a model where that is more; a mode that measures in full has no such limit.
   */
  readonly timeMs?: number;
  /** Milliseconds that the plan is cut to before it begins: repetitions go first, then scenarios. In place of `timeMs`. */
  readonly budgetMs?: number;
  /** Measures a part of the models; which, depends on the models and scenarios asked for and not on the machine. */
  readonly shard?: Shard;
  /** Continues the last run of the same plan that was interrupted: what it finished is not measured again. */
  readonly resume?: boolean;
  /** Measures again what failed in this report, and reports that with the rest of it. `models` counts for nothing then. */
  readonly retry?: Report;
  /** Where the report is written; nowhere when left out. */
  readonly output?: string;
}
