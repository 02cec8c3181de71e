import { join } from 'node:path';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders } from '../testing/temporary-folder.js';
import { Workspace } from '../testing/workspace.js';

afterEach(removeTemporaryFolders);

async function refusalOf(
  changes: object,
  folder?: string,
): Promise<{ message: string; file: string; root: string }> {
  const workspace = await Workspace.create();
  const file = await workspace.addModel(changes, folder);
  const { message } = await rejection(workspace.registry.list());
  return { message, file, root: workspace.root };
}

describe('a manifest', () => {
  it('must lie in a folder named after its variant', async () => {
    const { message, file } = await refusalOf({}, 'tiny-b');
    expect(message).toBe(`${file}: variant: expected "tiny-b", the name of its folder, got "tiny-a"`);
  });

  it('must name a family that is installed', async () => {
    const { message, file } = await refusalOf({ family: 'tyni' });
    expect(message).toBe(`${file}: family: expected an installed family (other, tiny), got "tyni"`);
  });

  it('must name a variant that the family has', async () => {
    const { message, file } = await refusalOf({ variant: 'tiny-c' }, 'tiny-c');
    expect(message).toBe(
      `${file}: variant: expected a variant of tiny (tiny-a, tiny-b), got "tiny-c" (did you mean "tiny-a"?)`,
    );
  });

  it('must be short', async () => {
    const { message, file } = await refusalOf({ description: 'x'.repeat(1 << 16) });
    expect(message).toBe(`${file}: expected a manifest of at most 65536 bytes, got 65637`);
  });

  it('must not lead out of the workspace', async () => {
    const path = '../../../secret.safetensors';
    const { message, file, root } = await refusalOf({ weights: { source: 'safetensors', path } });
    expect(message).toBe(
      `${file}: weights.path: expected a file inside the workspace ${root}, got "${path}", ` +
        `which is ${join(root, '..', 'secret.safetensors')}`,
    );
  });

  it('must not lead out of the workspace with any of several files', async () => {
    const sha256 = 'a'.repeat(64);
    const files = ['../../a.onnx', '../../../b.onnx'].map((path) => ({ path, sha256 }));
    const { message, file, root } = await refusalOf({ weights: { source: 'onnx', files } });
    expect(message).toBe(
      `${file}: weights.files[1].path: expected a file inside the workspace ${root}, got "../../../b.onnx", ` +
        `which is ${join(root, '..', 'b.onnx')}`,
    );
  });

  it('may name weights anywhere inside, which need not be there until they are used', async () => {
    const workspace = await Workspace.create();
    const weights = { source: 'safetensors', path: '../../weights/tiny.safetensors' };
    await workspace.addModel({ weights });
    expect(await workspace.registry.list()).toMatchObject([{ weights }]);
  });

  it('is told all that is wrong with it at once', async () => {
    const { message } = await refusalOf(
      { family: 'none', weights: { source: 'safetensors', path: '../../../x' } },
      'x',
    );
    expect(message.split('\n')).toHaveLength(3);
  });
});
