import { incompleteBeta } from './incomplete-beta.js';

/** P(X ≤ k) for X ~ Binomial(n, p), by its identity with the incomplete beta function (NIST DLMF 8.17.5). */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return 1 - incompleteBeta(p, k + 1, n - k);
}
