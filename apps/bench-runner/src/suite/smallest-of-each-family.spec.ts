import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usage-error.js';
import { smallestOfEachFamily } from './smallest-of-each-family.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-smallest-'));
});
afterEach(() => rm(root, { recursive: true }));

async function addModel(variant: string, family: string): Promise<void> {
  const directory = join(root, 'models', variant);
  await mkdir(directory, { recursive: true });
  const manifest = { variant, family, imageSize: 640, weights: { source: 'synthetic' } };
  await writeFile(join(directory, 'model.json'), JSON.stringify(manifest));
}

describe('the models of a quick run', () => {
  it('are the smallest of each family of this workspace', async () => {
    const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
    expect(await smallestOfEachFamily(workspace)).toEqual([
      'rfdetr-nano',
      'rtdetr-r18',
      'sam2-tiny',
      'yolo11n',
    ]);
  });

  it('are the first by name among those of a size', async () => {
    await addModel('yolo12s', 'yolo');
    await addModel('yolo11s', 'yolo');
    await addModel('yolo11m', 'yolo');
    expect(await smallestOfEachFamily(root)).toEqual(['yolo11s']);
  });

  it('are an error where there are none', async () => {
    await mkdir(join(root, 'models'));
    await expect(smallestOfEachFamily(root)).rejects.toThrow(UsageError);
  });
});
