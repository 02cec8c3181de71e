import { FamilyNotFoundError, listFamilies, loadFamily } from './load-family.js';

describe('loading a family', () => {
  it('finds the installed ones by the names of their packages', async () => {
    expect(await listFamilies()).toEqual(expect.arrayContaining(['null', 'yolo']));
  });

  it('gives the family of that name', async () => {
    expect((await loadFamily('yolo')).name).toBe('yolo');
  });

  it.each(['resnet', '../yolo', ''])('refuses %j and lists what is installed', async (name) => {
    const families = await listFamilies();
    const failing = loadFamily(name);
    await expect(failing).rejects.toBeInstanceOf(FamilyNotFoundError);
    await expect(failing).rejects.toMatchObject({
      code: 'FAMILY_NOT_FOUND',
      message:
        `Unknown model family "${name}". Installed: ${families.join(', ')}. ` +
        'A family is a package named @framegate/family-<name>.',
    });
  });
});
