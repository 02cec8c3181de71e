/** One point of a curve of throughput against the requests in the system. */
export interface LoadPoint {
  /** Requests in the system at once. */
  readonly load: number;
  /** Answers a second. */
  readonly throughput: number;
}

/**
 * Where more load begins to cost more latency than it brings throughput: the load of the greatest power, throughput by
 * response time (Kleinrock, Power and deterministic rules of thumb, ICC 1979). By Little's law the response time of a closed
 * loop is load / throughput, so power is throughput² / load. Unlike methods that look for the greatest curvature (Kneedle),
 * it needs no smoothing and says 1 for a curve that is flat but for noise. Of equals the smallest load; `null` without points.
 */
export function kneeOf(points: readonly LoadPoint[]): number | null {
  const power = ({ load, throughput }: LoadPoint) => throughput ** 2 / load;
  const [best] = points.toSorted((a, b) => power(b) - power(a) || a.load - b.load);
  return best?.load ?? null;
}
