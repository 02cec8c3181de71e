/** Verdicts as signs that stand out in a long table. */
export const marks = {
  pass: '✅',
  ok: '✅',
  fail: '❌',
  regressed: '❌',
  inconclusive: '❔',
  'not-comparable': '❔',
} as const;
