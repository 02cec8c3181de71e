import { types } from 'node:util';

/** What `promise` rejects with; an error of its own when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (types.isNativeError(outcome)) return outcome;
  throw new Error(`Expected a rejection with an Error, got ${String(outcome)}`);
}
