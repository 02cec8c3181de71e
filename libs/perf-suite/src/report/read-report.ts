import { readFile } from 'node:fs/promises';
import { ReportReadError } from './report-errors.js';
import { upgradeFromVersion1 } from './upgrade-from-version-1.js';
import { reportSchema, reportSchemaVersion, type Report } from './schema/report-schema.js';

/** @throws {ReportReadError} saying what was expected, also for a report of another version. */
export async function readReport(path: string): Promise<Report> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ReportReadError(`Cannot read the report ${path}: ${(cause as Error).message}`, { cause });
  });
  return parseReport(text, path);
}

/** `origin` is for messages. */
export function parseReport(text: string, origin: string): Report {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new ReportReadError(`${origin} is no report: ${(cause as Error).message}`, { cause });
  }
  const version = versionOf(document);
  if (version === undefined) {
    throw new ReportReadError(`${origin} is no report: expected the field schema_version, found none.`);
  }
  if (version !== reportSchemaVersion && version !== 1) {
    throw new ReportReadError(
      `${origin} has schema version ${JSON.stringify(version)}, and this program reads versions 1 to ` +
        `${reportSchemaVersion}. Make the report anew, or read it with the program that wrote it.`,
    );
  }
  const parsed = reportSchema.safeParse(version === 1 ? upgradeFromVersion1(document) : document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.join('.');
  throw new ReportReadError(
    `${origin} is no valid report: ${where}: ${issue?.message ?? 'unknown problem'}.`,
    {
      cause: parsed.error,
    },
  );
}

function versionOf(document: unknown): unknown {
  return typeof document === 'object' && document !== null && 'schema_version' in document
    ? document.schema_version
    : undefined;
}
