import { messageOf } from '../system-error.js';
import { describeIssue } from './describe-issue.js';
import { ManifestError } from './manifest-error.js';
import { type Manifest, manifestSchema } from './manifest-schema.js';

/**
 * A manifest from the text of `file`, checked against the schema alone.
 * @throws {ManifestError} with every field at fault.
 */
export function parseManifest(file: string, text: string): Manifest {
  const raw = parseJson(file, text);
  const { success, data, error } = manifestSchema.safeParse(raw);
  if (success) return data;
  const issues = error.issues.flatMap((issue) => describeIssue(issue, raw));
  throw new ManifestError(file, issues);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const received = messageOf(cause);
    throw new ManifestError(file, [{ field: '', expected: 'JSON', received: `"${received}"` }], { cause });
  }
}
