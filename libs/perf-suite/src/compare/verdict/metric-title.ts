const titles: Readonly<Record<string, string>> = {
  median_ms: 'median time',
  p95_ms: '95th percentile',
  p99_ms: '99th percentile',
  throughput_per_second: 'throughput',
};

/** For people, within a sentence. */
export function metricTitle(metric: string): string {
  return titles[metric] ?? `stage ${metric.replace(/_ms$/, '')}`;
}
