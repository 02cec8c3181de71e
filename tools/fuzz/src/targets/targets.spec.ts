import { fuzzTarget } from '../watch/fuzz-target.js';
import { findTarget, targets } from './targets.js';

/** Cases that are no seeds as they are. */
const damaged = async (name: string, count: number) => {
  const target = findTarget(name);
  const first = (await target.seeds()).length;
  return fuzzTarget(target, { seed: 'test', first, end: first + count });
};

describe('damaged files', () => {
  it('that are images end with a result or an ImageError', async () => {
    const { findings, cases, refused } = await damaged('images', 150);
    expect([findings, cases]).toEqual([[], 150]);
    expect([...refused.keys()].sort()).toEqual(['IMAGE_CORRUPT', 'IMAGE_TOO_LARGE', 'IMAGE_UNREADABLE']);
  });

  it('that are weights end with a model or a SafetensorsError', async () => {
    const { findings, cases, refused } = await damaged('safetensors', 200);
    expect([findings, cases]).toEqual([[], 200]);
    expect([...refused.keys()].sort()).toEqual(['SAFETENSORS_MALFORMED', 'SAFETENSORS_TENSORS']);
  });

  it('that are models end with a pipeline, no family or a refusal', async () => {
    const { findings, cases, refused } = await damaged('onnx', 150);
    expect([findings, cases]).toEqual([[], 150]);
    expect([...refused.keys()].sort()).toEqual(['ONNX_FORMAT', 'UNSERVED']);
  });

  it('that are opened and run end with a result or an error of the engine', async () => {
    const { findings, cases, refused } = await damaged('engine', 15);
    expect([findings, cases]).toEqual([[], 15]);
    expect(refused.get('MODEL_LOAD')).toBeGreaterThan(0);
  });

  it('that are manifests end with a model or an error that names the field', async () => {
    const { findings, cases, refused } = await damaged('manifests', 150);
    expect([findings, cases]).toEqual([[], 150]);
    expect(refused.get('MANIFEST')).toBeGreaterThan(100);
  });

  it('that the registry has kept are made anew as they were', async () => {
    const { findings, cases, ok } = await damaged('artifacts', 100);
    expect([findings, cases, ok]).toEqual([[], 100, 100]);
  });
});

describe('sound files', () => {
  it.each(targets.map((target) => [target.name, target] as const))('of %s are read', async (_, target) => {
    const end = (await target.seeds()).length;
    const { ok, refused, findings } = await fuzzTarget(target, { seed: 'test', first: 0, end });
    expect(findings).toEqual([]);
    const asked = { images: 2, manifests: 2 }[target.name] ?? 0;
    expect([ok, [...refused.values()].reduce((sum, count) => sum + count, 0)]).toEqual([end - asked, asked]);
  });
});
