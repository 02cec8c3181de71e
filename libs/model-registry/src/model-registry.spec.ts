import { mkdir, writeFile } from 'node:fs/promises';
import { rejection } from './testing/rejection.js';
import { removeTemporaryFolders } from './testing/temporary-folder.js';
import { Workspace } from './testing/workspace.js';

afterEach(removeTemporaryFolders);

describe('a workspace', () => {
  it('lists its models by name; a folder without a manifest is none', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel({ variant: 'tiny-b' }, 'tiny-b');
    await workspace.addModel();
    await mkdir(workspace.path('models', 'notes'));
    await writeFile(workspace.path('models', 'model.schema.json'), '{}');
    expect((await workspace.registry.list()).map(({ variant }) => variant)).toEqual(['tiny-a', 'tiny-b']);
  });

  it('without a folder of models has none', async () => {
    expect(await (await Workspace.create()).registry.list()).toEqual([]);
  });

  it('says which models it has when asked for another', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel();
    const error = await rejection(workspace.registry.manifest('tiny-x'));
    expect(error).toMatchObject({ code: 'MODEL_NOT_FOUND', variant: 'tiny-x', known: ['tiny-a'] });
    expect(error.message).toBe(
      `There is no model "tiny-x" (did you mean "tiny-a"?). Models in ${workspace.path('models')}: tiny-a. ` +
        'A model is a folder of that name with a model.json.',
    );
  });

  it('takes no path for a model', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel();
    expect(await rejection(workspace.registry.manifest('../models/tiny-a'))).toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
  });
});
