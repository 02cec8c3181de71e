import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.js';
import { locateInWorkspace } from './workspace-path.js';

afterEach(removeTemporaryFolders);

async function createWorkspace() {
  const root = await temporaryFolder();
  await mkdir(join(root, 'models', 'm'), { recursive: true });
  const manifest = join(root, 'models', 'm', 'model.json');
  return {
    root,
    manifest,
    locate: (path: string) => locateInWorkspace(root, manifest, { field: 'weights', path }),
  };
}

describe('a file that a manifest names', () => {
  it('is looked for beside the manifest', async () => {
    const { root, locate } = await createWorkspace();
    await writeFile(join(root, 'models', 'm', 'w'), '');
    expect(await locate('w')).toBe(join(root, 'models', 'm', 'w'));
  });

  it('may be a link to another place inside the workspace', async () => {
    const { root, locate } = await createWorkspace();
    await writeFile(join(root, '..w'), '');
    await symlink(join(root, '..w'), join(root, 'models', 'm', 'w'));
    expect(await locate('w')).toBe(join(root, '..w'));
  });

  it('is refused when a link leads out of the workspace', async () => {
    const { root, manifest, locate } = await createWorkspace();
    const elsewhere = join(await temporaryFolder(), 'secret');
    await writeFile(elsewhere, '');
    await symlink(elsewhere, join(root, 'models', 'm', 'w'));
    const { message } = await rejection(locate('w'));
    expect(message).toBe(
      `${manifest}: weights.path: expected a file inside the workspace ${root}, got "w", which is ${elsewhere}`,
    );
  });

  it('is refused when a folder on the way is a link that leads out', async () => {
    const { root, locate } = await createWorkspace();
    const elsewhere = await temporaryFolder();
    await writeFile(join(elsewhere, 'w'), '');
    await symlink(elsewhere, join(root, 'models', 'm', 'weights'));
    expect(await rejection(locate('weights/w'))).toMatchObject({ code: 'MANIFEST', field: 'weights.path' });
  });

  it('is refused when its path climbs out, whether there is such a file or not', async () => {
    const { locate } = await createWorkspace();
    expect(await rejection(locate('../../../etc/none'))).toMatchObject({
      code: 'MANIFEST',
      field: 'weights.path',
    });
  });

  it('must be there', async () => {
    const { root, manifest, locate } = await createWorkspace();
    const missing = join(root, 'models', 'm', 'w');
    const { message } = await rejection(locate('w'));
    expect(message).toBe(
      `${manifest}: weights.path: expected a readable file, got ${missing} ` +
        `(ENOENT: no such file or directory, realpath '${missing}')`,
    );
  });

  it('must not be a folder', async () => {
    const { root, manifest, locate } = await createWorkspace();
    const { message } = await rejection(locate('../m'));
    expect(message).toBe(
      `${manifest}: weights.path: expected a file, got ${join(root, 'models', 'm')}, which is none`,
    );
  });
});
