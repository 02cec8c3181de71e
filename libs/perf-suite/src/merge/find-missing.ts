import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';

/** Shards that are in no report, and models that one planned and did not report, as sentences. */
export function findMissing(reports: readonly Report[], models: readonly ModelResult[]): string[] {
  const shards = reports.flatMap(({ plan }) => (plan?.shard ? [plan.shard] : []));
  const present = new Set(shards.map(({ index }) => index));
  const count = shards[0]?.count ?? 0;
  const absent = Array.from({ length: count }, (_, index) => index + 1).filter(
    (index) => !present.has(index),
  );
  const variants = new Set(models.map(({ variant }) => variant));
  const planned = new Set(reports.flatMap(({ plan }) => plan?.models.map(({ variant }) => variant) ?? []));
  const unmeasured = [...planned].filter((variant) => !variants.has(variant)).sort();
  return [
    ...(absent.length > 0
      ? [
          `${absent.length === 1 ? 'Shard' : 'Shards'} ${ranges(absent)} of ${count} ${absent.length === 1 ? 'is' : 'are'} missing.`,
        ]
      : []),
    ...unmeasured.map((variant) => `${variant} was planned and is in no report.`),
  ];
}

/** `1, 4-6, 9` */
function ranges(numbers: readonly number[]): string {
  const parts: [first: number, last: number][] = [];
  for (const number of numbers) {
    const open = parts.at(-1);
    if (open !== undefined && open[1] === number - 1) open[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
