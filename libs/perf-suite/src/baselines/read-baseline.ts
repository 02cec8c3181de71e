import { readFile } from 'node:fs/promises';
import { BaselineReadError } from './baseline-errors.js';
import { baselineSchema, baselineSchemaVersion, type Baseline } from './baseline-schema.js';
import { upgradeFromVersion1 } from './upgrade-from-version-1.js';

/**
 * The baseline in a file, or `null` where there is no such file. Files of schema version 1 are read, too.
 * @throws {BaselineReadError} for a file that is no baseline.
 */
export async function readBaseline(path: string): Promise<Baseline | null> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw new BaselineReadError(`Cannot read the baseline ${path}: ${cause.message}`, { cause });
  });
  if (text === null) return null;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new BaselineReadError(`${path} is no baseline: ${(cause as Error).message}`, { cause });
  }
  const parsed = baselineSchema.safeParse(upgradeFromVersion1(document));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BaselineReadError(
    `${path} is no baseline of schema version 1 or ${baselineSchemaVersion}: ` +
      `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unknown problem'}. ` +
      'Make it anew with `bench-runner baseline update`.',
    { cause: parsed.error },
  );
}
