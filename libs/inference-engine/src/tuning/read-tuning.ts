import { readFile } from 'node:fs/promises';
import { fileProblem } from '../errors/file-problem.js';
import { TuningReadError } from '../errors/tuning-errors.js';
import { tuningSchemaVersion } from './tuning-goal.js';
import type { Tuning } from './tuning-schema.js';

const again = 'Make it anew with `bench-runner tune`.';

/** @throws {TuningReadError} naming the file, the field, and what was expected there. */
export async function readTuning(path: string): Promise<Tuning> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TuningReadError(`Cannot read the tuning ${path}: ${fileProblem(cause)}.`, { cause });
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new TuningReadError(`${path} is no tuning: ${(cause as Error).message}. ${again}`, { cause });
  }
  const version = (document as { schema_version?: unknown } | null)?.schema_version;
  if (version !== undefined && version !== tuningSchemaVersion) {
    throw new TuningReadError(
      `${path} has schema version ${JSON.stringify(version)}, and this engine reads version ${tuningSchemaVersion}. ${again}`,
    );
  }
  // Loaded only by those who tune: it takes longer than the rest of the engine's own code.
  const { tuningSchema } = await import('./tuning-schema.js');
  const parsed = tuningSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TuningReadError(
    `${path} is no tuning: ${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unknown problem'}. ${again}`,
    { cause: parsed.error },
  );
}
