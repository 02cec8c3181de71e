/**
 * Shares `alpha` out among looks at growing data, in proportion to what each adds: the power family of spending functions
 * with exponent 1 (Kim & DeMets 1987). What the looks may use adds up to `alpha`, so by Bonferroni's inequality the chance
 * that any of them errs is at most that, however the looks depend on each other.
 * @throws {RangeError} unless the looks are positive and rising.
 */
export function spendAlpha(alpha: number, looks: readonly number[]): number[] {
  const last = looks.at(-1);
  if (last === undefined || looks.some((look, index) => !(look > (looks[index - 1] ?? 0)))) {
    throw new RangeError(`Expected looks at ever more data, got [${looks.join(', ')}].`);
  }
  return looks.map((look, index) => (alpha * (look - (looks[index - 1] ?? 0))) / last);
}
