import { join } from 'node:path';
import type { Report } from '../report/schema/report-schema.js';
import { writeReport } from '../report/write-report.js';
import type { Session } from './session.js';
import { UnwrittenReportError } from './unwritten-report-error.js';

interface KeepOptions {
  /** For another run to continue this one. */
  readonly keepsEvents?: boolean;
}

/**
 * Writes the report where the caller wants one, and only then removes what it was made from.
 * @throws {UnwrittenReportError}
 */
export async function keepReport(
  report: Report,
  output: string | undefined,
  session: Pick<Session, 'directory' | 'tell'>,
  { keepsEvents = false }: KeepOptions = {},
): Promise<void> {
  if (output !== undefined) {
    await writeReport(report, output).catch(async (cause: unknown) => {
      const { path } = session.directory;
      const instead = join(path, 'report.json');
      const isKept = await writeReport(report, instead).then(
        () => true,
        () => false,
      );
      throw new UnwrittenReportError(report, path, isKept ? instead : null, cause as Error);
    });
    session.tell({ type: 'report-written', path: output });
  }
  if (!keepsEvents) await session.directory.remove();
}
