import type { ManifestTargets } from '@framegate/model-registry';

/** What one model must reach. Units are in the names; rates are shares from 0 to 1. */
export type Targets = Omit<Required<ManifestTargets>, 'throughputPerSecond'> & {
  /** `null` where none is set. */
  readonly throughputPerSecond: number | null;
};
