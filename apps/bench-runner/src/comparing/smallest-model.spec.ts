import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from '../testing/run-built.js';
import { smallestModel } from './smallest-model.js';

it('is the one that computes least as its authors say', async () => {
  expect(await smallestModel(workspace)).toBe('yolo11n');
});

it('is asked for where there is none', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'framegate-empty-'));
  await expect(smallestModel(empty)).rejects.toMatchObject({ code: 'USAGE' });
  await rm(empty, { recursive: true });
});
