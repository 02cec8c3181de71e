/**
 * What became of a network's cached graph when its session was made.
 * - `found`: an earlier opening had proven it; it runs.
 * - `made`: this opening made and proved it; it runs.
 * - `refused`: it cannot be proven, so the model's own graph runs. `reason` says why.
 * - `failed`: it could not be made, written or loaded, so the model's own graph runs. `reason` says why.
 */
export interface GraphCacheUse {
  readonly state: 'found' | 'made' | 'refused' | 'failed';
  readonly reason?: string;
}
