import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SuiteError } from '../errors/suite-error.js';
import { type Exam, examSchema } from '../report/schema/exam-schema.js';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { exitCodes } from '../verdicts/exit-codes.js';

/** The stored exam of a machine is none. */
export class ExamReadError extends SuiteError {
  override readonly name = 'ExamReadError';
  readonly code = 'EXAM_READ';
  readonly exitCode = exitCodes.calledWrongly;
}

/** `.framegate/exams/<machine>.json` in the workspace. */
export function examPath(root: string, machineId: string): string {
  return join(root, '.framegate', 'exams', `${machineId}.json`);
}

/**
 * The last exam that was taken on this machine; `null` where there was none.
 * @throws {ExamReadError} for a file that holds none.
 */
export async function readExam(root: string, machineId: string): Promise<Exam | null> {
  const path = examPath(root, machineId);
  try {
    return examSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ExamReadError(
      `Expected the exam of this machine in ${path}, and it cannot be read: ${(cause as Error).message}. ` +
        'Remove the file, or take the exam anew: bench-runner certify.',
      { cause },
    );
  }
}

/** @throws {ReportWriteError} */
export function storeExam(exam: Exam, root: string): Promise<void> {
  return writeFileAtomically(examPath(root, exam.machine_id), `${JSON.stringify(exam, null, 2)}\n`);
}
