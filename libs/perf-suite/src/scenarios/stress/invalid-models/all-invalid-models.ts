import { copyFile, open, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Random } from '../../../images/random.js';
import { writeOtherModel } from './other-model.js';

export interface InvalidModel {
  /** Says what is wrong with it. */
  readonly name: string;
  /** Writes its files into `folder`, in the place of what was there before, and returns their paths. */
  make(models: readonly string[], folder: string): Promise<string[]>;
}

const seed = 20_240_504;

/** The damage is done to the first of a model's files. */
function damaged(name: string, damage: (path: string) => Promise<void>): InvalidModel {
  return {
    name,
    async make(models, folder) {
      const copies = models.map((model) => join(folder, basename(model)));
      for (const [index, model] of models.entries()) await copyFile(model, copies[index]!);
      await damage(copies[0]!);
      return copies;
    },
  };
}

export const invalidModels: readonly InvalidModel[] = [
  damaged('empty.onnx', (path) => truncate(path, 0)),
  damaged('truncated-to-half.onnx', async (path) => truncate(path, Math.floor((await stat(path)).size / 2))),
  damaged('without-its-end.onnx', async (path) => truncate(path, (await stat(path)).size - 1)),
  damaged('noise.onnx', async (path) => {
    const random = new Random(seed);
    await writeFile(
      path,
      Uint8Array.from({ length: 100_000 }, () => random.between(0, 255)),
    );
  }),
  damaged('text.onnx', (path) => writeFile(path, 'This is no model.\n'.repeat(1000))),
  damaged('an-image.onnx', (path) =>
    writeFile(path, new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])),
  ),
  damaged('other-inputs.onnx', writeOtherModel),
  damaged('weights-of-nan.onnx', putNan),
  { name: 'missing.onnx', make: async (_, folder) => [join(folder, 'missing.onnx')] },
];

/** Four bytes of 0xff are a NaN. So few in the middle of a file lie within one of its large weights. */
const nan = new Uint8Array(256).fill(0xff);

async function putNan(path: string): Promise<void> {
  const { size } = await stat(path);
  await using file = await open(path, 'r+');
  await file.write(nan, 0, nan.length, Math.floor(size / 2));
}
