import type { ManifestTargets } from '@framegate/model-registry';
import type { Mode } from '../modes/mode.js';
import type { MeasuringMode } from '../modes/modes.js';
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
  /** Over those of the manifests. */
  readonly targets?: ManifestTargets;
  /**
   * Milliseconds for the whole run, artifacts included: models share it, and of a slow one less is measured. Default
   * 120,000, or 30,000 a model where that is more.
   */
  readonly timeMs?: number;
  /** Where the report is written; nowhere when left out. */
  readonly output?: string;
}
