import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wantsColour } from '@framegate/perf-report';
import { exitCodes, writeFileAtomically } from '@framegate/perf-suite';
import type { ReportFormat } from '../commands/report.js';
import { describeError } from '../output/fail-with.js';
import { UsageError } from '../usage-error.js';
import { fileNames } from './file-names.js';
import { type Drawing, drawingOf } from './drawing.js';
import { type ReadReport, readReports } from './read-reports.js';

export interface Drawn {
  readonly files: readonly string[];
  readonly format: ReportFormat;
  readonly output?: string | undefined;
}

/** Draws the reports that can be read; a file that is none is named, and the exit code says so. */
export async function drawReports({ files, format, output }: Drawn): Promise<void> {
  const drawing = drawingOf(format);
  const isFolder = await isFolderOutput(drawing, { files, format, output });
  const { read, refused } = await readReports(files);
  if (read.length > 0) await write(drawing, read, output, isFolder);
  for (const error of refused) process.stderr.write(`${describeError(error)}\n`);
  if (refused.length > 0) process.exitCode = exitCodes.calledWrongly;
}

/** Whether each report goes to a file of its own in `output`. */
async function isFolderOutput(drawing: Drawing, { files, format, output }: Drawn): Promise<boolean> {
  const isApart = !drawing.joins && files.length > 1;
  if (isApart && output === undefined) {
    throw new UsageError(
      `--format ${format}: expected --output FOLDER with ${files.length} files, as each is drawn apart, got none`,
    );
  }
  const existing = output === undefined ? null : await stat(output).catch(() => null);
  if (isApart && existing?.isFile() === true) {
    throw new UsageError(
      `--output: expected a folder for ${files.length} documents of the format ${format}, got the file ${output}`,
    );
  }
  if (!isApart && existing?.isDirectory() === true) {
    throw new UsageError(`--output: expected a file to write, got the folder ${output}`);
  }
  return isApart;
}

async function write(
  drawing: Drawing,
  read: readonly ReadReport[],
  output: string | undefined,
  isFolder: boolean,
): Promise<void> {
  if (drawing.joins) {
    const reports = read.map(({ report }) => report);
    await print(drawing.draw(reports, output === undefined && wantsColour(process.stdout)), output);
    return;
  }
  const names = fileNames(
    read.map(({ file }) => file),
    drawing.extension,
  );
  for (const [index, { report }] of read.entries()) {
    await print(await drawing.draw(report), isFolder ? join(output!, names[index]!) : output);
  }
}

async function print(text: string, path: string | undefined): Promise<void> {
  if (path === undefined) {
    process.stdout.write(text);
  } else {
    await writeFileAtomically(path, text);
    process.stdout.write(`${path}\n`);
  }
}
