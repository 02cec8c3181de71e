import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baselineOf, usualProcesses } from '../testing/baseline.js';
import { reportOf } from '../testing/report.js';
import { formatBaseline } from './format-baseline.js';
import { readBaseline } from './read-baseline.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-baseline-'));
});
afterEach(() => rm(root, { recursive: true }));

const read = async (text: string) => {
  const file = join(root, 'odd.json');
  await writeFile(file, text);
  return readBaseline(file);
};

describe('a baseline file', () => {
  it('that is not there is no baseline', async () => {
    expect(await readBaseline(join(root, 'none.json'))).toBeNull();
  });

  it('is read as it was written, and differs by the lines of its processes alone', async () => {
    const baseline = baselineOf(usualProcesses(3), reportOf());
    const text = formatBaseline(baseline);
    expect(await read(text)).toEqual(baseline);
    expect(text.split('\n').filter((line) => line.startsWith('    {"single_inference_ms":'))).toHaveLength(3);
    const { fingerprint, ...rest } = baseline;
    const reversed = Object.fromEntries(Object.entries(fingerprint).reverse());
    expect(formatBaseline({ fingerprint: reversed, ...rest })).toBe(text);
  });

  it('says for people how a figure spreads between processes and within them', () => {
    expect(baselineOf(usualProcesses(), reportOf()).spread).toEqual({
      single_inference_ms: {
        processes: 20,
        mean: 50,
        sd: expect.closeTo(0.72548, 5) as number,
        between_sd: expect.closeTo(0.69736, 5) as number,
        within_sd: 2,
      },
    });
  });

  it('of schema version 1 is read with what it holds', async () => {
    const { variant, created_at, fingerprint } = baselineOf([], reportOf());
    const metrics = { single_inference_ms: { process_medians: [49, 51] } };
    expect(
      await read(JSON.stringify({ schema_version: 1, variant, fingerprint, created_at, metrics })),
    ).toMatchObject({
      schema_version: 2,
      spread: { single_inference_ms: { processes: 2, mean: 50 } },
      processes: [{ single_inference_ms: { value: 49 } }, { single_inference_ms: { value: 51 } }],
    });
  });

  it.each([
    ['{', /^FILE is no baseline: Expected/],
    [
      '{"schema_version": 3}',
      /^FILE is no baseline of schema version 1 or 2: schema_version: .* baseline update`\.$/,
    ],
    [
      formatBaseline(baselineOf([{ single_inference_ms: { value: -1 } }], reportOf())),
      /^FILE is no baseline of schema version 1 or 2: processes\.0\.single_inference_ms\.value: /,
    ],
  ])('that is none of a known version is an error that says where: %s', async (text, message) => {
    const error = (await read(text).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ code: 'BASELINE_READ', exitCode: 64 });
    expect(error.message.replace(join(root, 'odd.json'), 'FILE')).toMatch(message);
    expect(await readFile(join(root, 'odd.json'), 'utf8')).toBe(text);
  });
});
