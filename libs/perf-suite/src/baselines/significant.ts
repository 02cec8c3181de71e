/** Five digits that count: less than any difference that is told, and short in a diff. */
export function significant(value: number): number {
  return Number(value.toPrecision(5));
}
