import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestModel } from './model-digest.js';

const chunk = 1 << 20;
let folder: string;
let model: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-digest-'));
  model = join(folder, 'model.onnx');
});
afterEach(() => rm(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('digestModel', () => {
  it('digests the whole file', async () => {
    const bytes = Buffer.alloc(chunk + 7, 'weights');
    await writeFile(model, bytes);
    expect(await digestModel(model, folder)).toEqual({ sha256: sha256(bytes), isWhole: true });
  });

  it.each([100, chunk - 4, chunk, chunk + 100])(
    'finds at %i that a tensor lies in another file',
    async (at) => {
      const bytes = Buffer.alloc(chunk * 2);
      bytes.write('\n\blocation', at);
      await writeFile(model, bytes);
      expect((await digestModel(model, folder)).isWhole).toBe(false);
    },
  );

  it('reads a file again only after it was written', async () => {
    await writeFile(model, 'one');
    const later = Date.now() + 60_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    await digestModel(model, folder);
    clock.mockRestore();
    const [name] = await readdir(join(folder, 'digests'));
    const note = join(folder, 'digests', name!);
    const noted = JSON.parse(await readFile(note, 'utf8')) as object;
    await writeFile(note, JSON.stringify({ ...noted, sha256: 'as noted' }));
    expect((await digestModel(model, folder)).sha256).toBe('as noted');
    await writeFile(model, 'two');
    expect((await digestModel(model, folder)).sha256).toBe(sha256(Buffer.from('two')));
  });

  it('does not rely on the times of a file that was written just now', async () => {
    await writeFile(model, 'one');
    await digestModel(model, folder);
    expect(await readdir(folder)).toEqual(['model.onnx']);
    await writeFile(model, 'two');
    expect((await digestModel(model, folder)).sha256).toBe(sha256(Buffer.from('two')));
  });
});
