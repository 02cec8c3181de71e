import { UnexpectedOutputError } from '../model/unexpected-output-error.js';
import { BestOf } from './best-of.js';

const { exp, fround, log, max } = Math;

/** A query that found an object of a class. */
export interface ScoredQuery {
  readonly query: number;
  readonly class: number;
  /** 0…1 */
  readonly score: number;
}

/** More than the rounding of the threshold's logit: what it lets through too much, the score itself decides. */
const margin = 1e-6;

/**
 * Reads the class logits of a detection transformer with independent classes: the `count` highest over all queries and
 * classes, best first, of equal ones the lower position first; of these the ones whose sigmoid is above `threshold`.
 * A query can appear with several classes.
 * @param logits [queries, classes]
 * @throws {UnexpectedOutputError} when a logit is NaN.
 */
export function topQueries(
  logits: Float32Array,
  classes: number,
  count: number,
  threshold: number,
): ScoredQuery[] {
  const limit = fround(threshold);
  const share = max(limit, 0);
  const lowest = log(share / (1 - share)) - margin;
  const best = new BestOf(count, logits);
  for (let position = 0; position < logits.length; position++) {
    const logit = logits[position]!;
    if (logit >= lowest) best.offer(position);
    else if (logit !== logit) fail(position, classes);
  }
  return best
    .ranked()
    .map((position) => ({
      query: Math.floor(position / classes),
      class: position % classes,
      score: sigmoid(logits[position]!),
    }))
    .filter(({ score }) => score > limit);
}

/** In float32, as published scores are. */
function sigmoid(logit: number): number {
  return fround(1 / (1 + exp(-logit)));
}

function fail(position: number, classes: number): never {
  const [query, index] = [Math.floor(position / classes), position % classes];
  throw new UnexpectedOutputError(`The logit of class ${index} at query ${query} is NaN.`);
}
