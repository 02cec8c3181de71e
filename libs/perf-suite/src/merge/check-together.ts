import { UsageError } from '../errors/usage-error.js';
import type { NamedReport } from './named-report.js';

/** @throws {UsageError} for reports of different modes, or shards of different plans. */
export function checkTogether(parts: readonly [NamedReport, ...NamedReport[]]): void {
  const [first] = parts;
  const other = parts.find(({ report }) => report.mode !== first.report.mode);
  if (other !== undefined) {
    throw new UsageError(
      `Expected reports of one mode: ${first.name} is ${first.report.mode}, ${other.name} is ${other.report.mode}.`,
    );
  }
  const shards = parts.filter(({ report }) => report.plan?.shard);
  const [firstShard] = shards;
  if (firstShard === undefined) return;
  const stranger = shards.find(({ report }) => planOf(report) !== planOf(firstShard.report));
  if (stranger !== undefined) {
    throw new UsageError(
      `Expected shards of one plan: ${firstShard.name} is ${shardOf(firstShard)}, ${stranger.name} is ` +
        `${shardOf(stranger)} of another. The models, the scenarios and the number of shards must be the same.`,
    );
  }
}

function planOf({ plan }: NamedReport['report']): string {
  return `${plan?.sha256} ${plan?.shard?.count}`;
}

function shardOf({ report }: NamedReport): string {
  return `shard ${report.plan?.shard?.index} of ${report.plan?.shard?.count}`;
}
