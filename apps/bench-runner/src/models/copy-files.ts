import { constants } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';

interface Copy {
  readonly from: string;
  readonly to: string;
}

/**
 * Copies all files or, where one cannot be copied, none. A file that is there is replaced only by a whole one.
 * @throws {Error} with code `EXPORT`, naming the file that cannot be written.
 */
export async function copyFiles(copies: readonly Copy[]): Promise<void> {
  const pending = copies.map(({ from, to }) => ({ from, to, temporary: `${to}.${process.pid}.tmp` }));
  try {
    for (const { from, to, temporary } of pending) {
      await writing(to, copyFile(from, temporary, constants.COPYFILE_FICLONE));
    }
    for (const { to, temporary } of pending) await writing(to, rename(temporary, to));
  } catch (error) {
    await Promise.all(pending.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
}

async function writing(path: string, operation: Promise<void>): Promise<void> {
  await operation.catch((cause: unknown) => {
    throw Object.assign(new Error(`Cannot write ${path}`, { cause }), { code: 'EXPORT' });
  });
}
