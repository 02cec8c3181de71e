/** Set to `true` by who would rather fail than go on without a verdict. */
export const settleVariable = 'FRAMEGATE_REQUIRE_VERDICT';

export function mustSettle(): boolean {
  return process.env[settleVariable] === 'true';
}
