import { basename, extname } from 'node:path';

/** A name for what is drawn of each file, in their order; files of one name in different folders are numbered. */
export function fileNames(files: readonly string[], extension: string): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const name = basename(file, extname(file));
    let free = `${name}${extension}`;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}-${number}${extension}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
