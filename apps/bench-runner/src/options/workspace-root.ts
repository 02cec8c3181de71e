import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../usage-error.js';

/**
 * The folder that holds `models/`: the one given, else the nearest at or above the current one.
 * @throws {UsageError} when there is none.
 */
export function workspaceRoot(given: string | undefined, from = process.cwd()): string {
  const start = resolve(given ?? from);
  for (let directory = start; ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'models'))) return directory;
    if (given !== undefined || directory === dirname(directory)) break;
  }
  const place = given === undefined ? `at or above ${start}` : `in ${start}`;
  throw new UsageError(
    `Expected a folder models/ ${place}, and there is none. Name the workspace with --root DIR.`,
  );
}
