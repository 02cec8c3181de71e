import { lstat, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives a checkout the installed packages of another with the same lock file: links to them, but of the workspace's own
 * packages links to those of the checkout. In the checkout's `node_modules` nothing is written to the other's.
 */
export async function linkDependencies(from: string, to: string): Promise<void> {
  await linkFolder(join(from, 'node_modules'), join(to, 'node_modules'));
}

async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (name.startsWith('@')) await linkFolder(source, target);
    // A package of the workspace is a relative link, which is right in the checkout, too.
    else if ((await lstat(source)).isSymbolicLink()) await symlink(await readlink(source), target);
    else await symlink(source, target);
  }
}
