import { existsSync } from 'node:fs';
import { basename } from 'node:path';

/** Names the report to judge, from the working directory. The `perf` target of a model sets it. */
export const reportVariable = 'FRAMEGATE_REPORT';

/** Raised where there is no document to judge. The message says which command makes one. */
export class MissingReportError extends Error {
  override readonly name = 'MissingReportError';
  readonly code = 'REPORT_MISSING';
}

/** @throws {MissingReportError} when no report is named, or none is there. */
export function reportPath(): string {
  const path = process.env[reportVariable] ?? '';
  if (path === '') {
    throw new MissingReportError(
      `${reportVariable} names no report to judge. Run \`npx nx run <variant>:perf\`, which measures first and sets it.`,
    );
  }
  if (!existsSync(path)) {
    throw new MissingReportError(
      `There is no report at ${path}. Make it with \`npx nx run ${basename(path, '.json')}:bench\`, ` +
        `or with \`npx nx run bench-runner:quick --output=${path}\`.`,
    );
  }
  return path;
}
