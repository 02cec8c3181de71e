import { types } from 'node:util';

/** Whether `error` is a system call's, of that code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return isSystemError(error) && error.code === code;
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return types.isNativeError(error) && 'syscall' in error;
}

/** What anything that was thrown says. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
