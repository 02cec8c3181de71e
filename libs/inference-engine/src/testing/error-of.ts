import { inspect } from 'node:util';

/** What a promise rejects with; it is an error of the test when it resolves. */
export async function errorOf(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error(`Expected a rejection, got ${inspect(value, { maxArrayLength: 8 })}`);
}
