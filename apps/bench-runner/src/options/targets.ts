import { UsageError } from '../usage-error.js';

/** Reads `name=number` pairs such as `inferenceMs=50`; which names there are is the suite's to say. */
export function parseTargets(pairs: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      if (name === undefined || Number.isNaN(Number(value))) {
        throw new UsageError(`--target: expected name=number such as inferenceMs=50, got "${pair}"`);
      }
      return [name, Number(value)];
    }),
  );
}
