import { isNativeError } from 'node:util/types';

/** Whatever was thrown, in words; errors of another realm or thread are no `instanceof Error`. */
export function messageOf(thrown: unknown): string {
  return isNativeError(thrown) ? thrown.message : String(thrown);
}
