import { UsageError } from '../usage-error.js';

export interface ShardOption {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/4`, the second of four. */
export function parseShard(text: string): ShardOption {
  const [, index, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(count)) {
    throw new UsageError(`--shard: expected a part such as 1/4, the first of four, got "${text}"`);
  }
  return { index: Number(index), count: Number(count) };
}
