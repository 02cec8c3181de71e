import { types } from 'node:util';

/** The code and message of whatever was thrown. */
export function describeError(error: unknown): { code: string; message: string } {
  // An error of another realm, such as a test's sandbox or a worker, is no instance of this one's.
  if (!types.isNativeError(error)) return { code: 'UNKNOWN', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { code, message: error.message };
}
