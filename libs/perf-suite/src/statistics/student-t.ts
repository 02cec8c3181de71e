import { bisect } from './bisect.js';
import { incompleteBeta } from './incomplete-beta.js';

/** P(T ≤ t) for Student's t (NIST DLMF 8.17 and Student 1908). */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const tail = incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t that a fraction `p` (above ½, at most 0.9999) of Student's distribution lies below. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return bisect((t) => studentCdf(t, degreesOfFreedom), p, 0, 1e5);
}
