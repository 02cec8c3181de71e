import { readFile } from 'node:fs/promises';
import { BaselineReadError } from './baseline-errors.js';
import { baselineSchema, baselineSchemaVersion, type Baseline } from './baseline-schema.js';

/**
 * The baseline in a file, or `null` where there is no such file.
 * @throws {BaselineReadError} for a file that is no baseline of this version.
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
  const parsed = baselineSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BaselineReadError(
    `${path} is no baseline of schema version ${baselineSchemaVersion}: ` +
      `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unknown problem'}. Make it anew.`,
    { cause: parsed.error },
  );
}
