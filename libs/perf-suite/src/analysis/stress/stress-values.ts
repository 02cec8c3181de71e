import type { Sample } from '../../report/schema/sample-schema.js';

type Values = Record<string, readonly number[]>;

const givenUp: readonly Sample['outcome'][] = ['timed-out', 'given-up'];

/** How long after their deadlines requests were given up: these have no answer, and it is not their own times that count. */
export function pastDeadlines(samples: readonly Sample[]): Values {
  const late = samples.flatMap(({ outcome, deadline_ms, total_ms }) =>
    deadline_ms !== undefined && givenUp.includes(outcome) ? [total_ms - deadline_ms] : [],
  );
  return { past_deadline_ms: late.map((ms) => Math.round(ms * 1000) / 1000) };
}

/**
 * Of answered samples, how soon the engine was itself again: a round has an answer before its burst and one after it, both
 * without a deadline.
 */
export function deadlineRounds(samples: readonly Sample[]): Values {
  const undisturbed = samples.filter(({ deadline_ms }) => deadline_ms === undefined);
  const groups = new Set(undisturbed.map(({ group }) => group));
  const pairs = [...groups].flatMap((group) => {
    const [before, after] = undisturbed.filter((sample) => sample.group === group);
    return before && after ? [{ before, after }] : [];
  });
  return {
    before_ms: pairs.map(({ before }) => before.total_ms),
    recovery_ms: pairs.map(({ after }) => after.total_ms),
  };
}

/** Of answered samples; a recovery is about no image. */
export function killRecoveries(samples: readonly Sample[]): Values {
  const times = (ofImages: boolean) =>
    samples.filter(({ image }) => (image !== null) === ofImages).map(({ total_ms }) => total_ms);
  return { total_ms: times(true), recovery_ms: times(false) };
}
