import { UsageError } from '../usage-error.js';

const most = 1_000;

/** `1-4` or `1,2,4` → the numbers in rising order, each once. */
export function parseCallers(text: string): number[] {
  const numbers = text.split(',').flatMap((part) => {
    const [, from, to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    const [low, high] = [Number(from), Number(to)];
    if (!(low >= 1 && high >= low && high <= most)) {
      throw new UsageError(
        `--callers: expected numbers from 1 to ${most} such as 1-10 or 1,2,4,8, got "${text}"`,
      );
    }
    return Array.from({ length: high - low + 1 }, (_, index) => low + index);
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}
