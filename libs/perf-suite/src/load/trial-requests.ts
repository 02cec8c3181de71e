import { requestsNeeded } from '../statistics/overlate.js';
import { lateShareOf, type LoadTarget } from './late-share.js';

/** Late requests that a trial can do with: with none, one hiccup of the machine would decide it. */
const allowed = 2;

/** Requests of a trial that can show that the target is kept, at least. */
export function trialRequests(target: LoadTarget): number {
  return requestsNeeded(allowed, lateShareOf(target), target.confidence);
}
