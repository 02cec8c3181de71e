import type { MeasuringOptions } from '../suite/suite-options.js';
import type { AskedSide } from './sides/side-source.js';

export interface CompareOptions extends MeasuringOptions {
  /** A model of both workspaces; left out where both sides are files or manifests. */
  readonly variant?: string;
  readonly base: AskedSide;
  /** The workspace itself, with this program's engine, when left out. */
  readonly head?: AskedSide;
  /** Where the report is written; nowhere when left out. */
  readonly output?: string;
}
