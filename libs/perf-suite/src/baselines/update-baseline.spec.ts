import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { fakeWorld } from '../testing/fake-world.js';
import { readBaseline } from './read-baseline.js';
import { updateBaselineIn, type BaselineOptions } from './update-baseline.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-baseline-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('updating a baseline', () => {
  const update = async (variant: string, options: Partial<BaselineOptions> = {}) => {
    await mkdir(join(root, 'images'), { recursive: true });
    const image = sharp({ create: { width: 8, height: 6, channels: 3, background: '#483' } });
    await writeFile(join(root, 'images', 'a.png'), await image.png().toBuffer());
    return updateBaselineIn(fakeWorld(root), {
      registryRoot: root,
      variant,
      runs: 3,
      images: join(root, 'images'),
      ...options,
    });
  };

  it('measures as many fresh processes as asked and writes what they reached', async () => {
    const { baseline, path } = await update('well');
    expect(baseline.processes).toHaveLength(3);
    expect(baseline.processes[0]).toMatchObject({ single_inference_ms: { value: 10, n: 1 } });
    expect(baseline.fingerprint).toMatchObject({
      artifact_sha256: 'a'.repeat(64),
      node: process.versions.node,
    });
    expect(await readBaseline(path)).toEqual(baseline);
    expect(path).toMatch(/baselines.*well\.json$/);
  });

  it('leaves the old one as it was when a process fails', async () => {
    const { path } = await update('well');
    const before = await readFile(path, 'utf8');
    await expect(update('exit')).rejects.toMatchObject({
      code: 'BASELINE_RUN',
      exitCode: 3,
      message:
        'Process 1 of 3 could not be measured, and the baseline is left as it was. ' +
        'The measuring process ended with code 3. It last said: no such operator',
    });
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await readdir(join(path, '..'))).toEqual(['well.json']);
  });

  it('writes nothing when it is interrupted', async () => {
    const controller = new AbortController();
    const reason = new Error('interrupted');
    const interrupted = update('wait', {
      signal: controller.signal,
      onEvent: ({ type }) => {
        if (type === 'scenario-started') controller.abort(reason);
      },
    });
    await expect(interrupted).rejects.toBe(reason);
    expect(await readdir(root)).not.toContain('baselines');
  });

  it('of a model that is not there is a wrong call', async () => {
    await expect(update('missing')).rejects.toMatchObject({ code: 'USAGE', exitCode: 64 });
  });
});
