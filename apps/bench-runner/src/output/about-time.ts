/** A time as people say it, rounded up: nobody minds to wait less. */
export function aboutTime(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return `${Math.ceil(ms / 1000)} s`;
  return minutes < 90 ? `${Math.ceil(minutes)} min` : `${(Math.ceil(minutes / 6) / 10).toFixed(1)} h`;
}
