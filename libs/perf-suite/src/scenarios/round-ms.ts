/** To the microsecond: the clock says no more, and reports stay short. */
export function roundMs(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
