import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorOf } from '../testing/error-of.js';
import { ModelFolder } from '../testing/models.js';
import { tuningFor } from '../testing/tunings.js';
import { readTuning } from './read-tuning.js';
import type { Tuning } from './tuning-schema.js';

let folder: string;
let path: string;
let tuning: Tuning;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tuning-'));
  path = join(folder, 'tuning.json');
  const models = await ModelFolder.create();
  tuning = await tuningFor({ model: await models.mirror() });
  await models.remove();
});
afterAll(() => rm(folder, { recursive: true }));

describe('readTuning', () => {
  it('reads what was written', async () => {
    await writeFile(path, JSON.stringify(tuning));
    expect(await readTuning(path)).toEqual(tuning);
  });

  it('says that there is no such file', async () => {
    const missing = join(folder, 'missing.json');
    expect(await errorOf(readTuning(missing))).toMatchObject({
      name: 'TuningReadError',
      code: 'TUNING_READ',
      message: `Cannot read the tuning ${missing}: no such file.`,
      cause: { code: 'ENOENT' },
    });
  });

  it.each([
    ['another version', { schema_version: 2 }, 'has schema version 2, and this engine reads version 1'],
    ['no version', { schema_version: undefined }, 'is no tuning: schema_version: Invalid input: expected 1'],
    ['a field too many', { weather: 'fine' }, 'is no tuning: the document: Unrecognized key: "weather"'],
    [
      'a missing condition',
      { conditions: {} },
      'is no tuning: conditions.model_sha256: Invalid input: expected array, received undefined',
    ],
    [
      'a setting that cannot be',
      () => ({
        throughput: {
          ...tuning.throughput,
          settings: { ...tuning.throughput!.settings, workers: 0 },
        },
      }),
      'is no tuning: throughput.settings.workers: Too small: expected number to be >=1',
    ],
  ])('names the file and the field of one with %s', async (_, damage, problem) => {
    const fields = typeof damage === 'function' ? damage() : damage;
    await writeFile(path, JSON.stringify({ ...tuning, ...fields }));
    expect(await errorOf(readTuning(path))).toMatchObject({
      code: 'TUNING_READ',
      message: `${path} ${problem}. Make it anew with \`bench-runner tune\`.`,
    });
  });

  it.each(['', 'null', '[]', '{"schema_version": 1'])('refuses a file of %j', async (text) => {
    await writeFile(path, text);
    const { message, code } = await errorOf(readTuning(path));
    expect(code).toBe('TUNING_READ');
    expect(message.startsWith(`${path} is no tuning: `)).toBe(true);
  });
});
