import { stat } from 'node:fs/promises';

/** Changes whenever a file's contents are written, and costs no reading of it. Another file never has the same. */
export async function fileIdentity(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}
