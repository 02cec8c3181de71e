import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Mask } from '@framegate/model-family';
import { readSignature } from '@framegate/model-graph';
import sharp from 'sharp';
import { runBuilt } from './testing/run-built.js';
import { writeSegmenter } from './testing/write-segmenter.js';

let directory: string;
let photo: string;
let pair: string[];

/** Black, with a white box from 32, 16 to 64, 48. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-masks-'));
  photo = join(directory, 'photo.png');
  const box = { create: { width: 32, height: 32, channels: 3, background: '#fff' } } as const;
  await sharp({ create: { width: 128, height: 64, channels: 3, background: '#000' } })
    .composite([{ input: await sharp(box).png().toBuffer(), left: 32, top: 16 }])
    .png()
    .toFile(photo);
  pair = await writeSegmenter(directory, 'bright.encoder.onnx', 'bright.decoder.onnx');
});

afterAll(() => rm(directory, { recursive: true }));

async function masksOf(model: string, ...options: string[]): Promise<Partial<Mask>[]> {
  const { stdout, stderr } = await runBuilt('infer', model, photo, '--json', ...options);
  expect(stderr).toBe('');
  const [outcome] = JSON.parse(stdout) as [{ masks: Partial<Mask>[] }];
  return outcome.masks;
}

describe('infer with a model that answers prompts', () => {
  it('gives masks as run lengths with score, area and box, and no detections', async () => {
    const { code, stdout } = await runBuilt('infer', pair.join(','), photo, '--json');
    expect(code).toBe(0);
    const [outcome] = JSON.parse(stdout) as [{ masks: Mask[] }];
    expect(Object.keys(outcome)).toEqual(['image', 'width', 'height', 'masks', 'timings', 'providers']);
    expect(outcome.masks.map(({ score }) => Number(score.toFixed(3)))).toEqual([0.9, 0.8, 0.7]);
    const [mask] = outcome.masks;
    expect(Object.keys(mask!)).toEqual(['rle', 'score', 'area', 'box']);
    expect(mask!.rle.size).toEqual([64, 128]);
    expect(mask!.box.map((edge, index) => Math.abs(edge - [32, 16, 64, 48][index]!) <= 4)).toEqual(
      Array(4).fill(true),
    );
  });

  it('answers a point with all candidates, and a box or --no-multimask with one', async () => {
    const asked = [
      ['--point', '40,20'],
      ['--box', '30,10,70,50'],
      ['--point', '40,20', '--no-multimask'],
      ['--box', '30,10,70,50', '--multimask'],
    ];
    const answers = await Promise.all(asked.map((prompt) => masksOf(pair.join(','), ...prompt)));
    expect(answers.map((masks) => masks.length)).toEqual([3, 1, 1, 3]);
  });

  it('prints a line for each mask with its share of the image', async () => {
    const { stdout } = await runBuilt('infer', pair.join(','), photo, '--box', '30,10,70,50');
    const [heading, header, line] = stdout.split('\n');
    expect(heading).toMatch(/photo\.png \(128x64\): 1 mask in \d+\.\d ms$/);
    expect(header).toMatch(/^ {2}score +area px +area % +x1 +y1 +x2 +y2$/);
    expect(line).toMatch(/^ {2}0\.\d{3} +\d+ +\d/);
  });

  it('keeps what it found when a prompt makes no sense for one of the images', async () => {
    const small = join(directory, 'small.png');
    await sharp(photo).resize(16, 8).toFile(small);
    const { code, stdout } = await runBuilt(
      'infer',
      pair.join(','),
      photo,
      small,
      '--point',
      '40,20',
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { masks: [{}, {}, {}] },
      { error: { code: 'PROMPT_INVALID' } },
    ]);
  });

  it('takes no threshold, which would drop nothing', async () => {
    const { code, stderr } = await runBuilt('infer', pair.join(','), photo, '--threshold', '0.5');
    expect(code).toBe(64);
    expect(stderr).toContain('answers prompts with masks, which are all kept');
  });
});

describe('the files of such a model', () => {
  it('may be given in any order', async () => {
    expect(await masksOf([...pair].reverse().join(','))).toEqual(await masksOf(pair.join(',')));
  });

  it('are found by the encoder’s name, or by the name that was exported to', async () => {
    const names = [pair.join(','), pair[0]!, join(directory, 'bright.onnx')];
    const [both, ...others] = await Promise.all(names.map((name) => masksOf(name)));
    expect(others).toEqual([both, both]);
  });

  it('are found under the names that transformers gives them', async () => {
    const folder = join(directory, 'onnx');
    await mkdir(folder);
    const [encoder] = await writeSegmenter(
      folder,
      'vision_encoder_fp32.onnx',
      'prompt_encoder_mask_decoder_fp32.onnx',
    );
    expect(await masksOf(encoder!)).toHaveLength(3);
  });

  it('are not put together from models of different names', async () => {
    const lone = join(directory, 'other.encoder.onnx');
    await copyFile(pair[0]!, lone);
    const { code, stderr } = await runBuilt('infer', lone, photo);
    expect(code).toBe(1);
    expect(stderr).toContain('its decoder must be given with it');
  });
});

describe('a model of several networks in a workspace', () => {
  async function workspaceWith(imageSize: number, weights: object): Promise<string> {
    const root = await mkdtemp(join(directory, 'root-'));
    await mkdir(join(root, 'models', 'sam2-tiny'), { recursive: true });
    const manifest = { variant: 'sam2-tiny', family: 'sam2', imageSize, weights };
    await writeFile(join(root, 'models', 'sam2-tiny', 'model.json'), JSON.stringify(manifest));
    return root;
  }

  it('is exported as a file for each, named after what it does', async () => {
    const root = await workspaceWith(1024, { source: 'synthetic' });
    const { code, stdout } = await runBuilt(
      ...['export', 'sam2-tiny', '--root', root, '--output', join(directory, 'tiny.onnx')],
    );
    expect(code).toBe(0);
    const files = ['encoder', 'decoder'].map((part) => join(directory, `tiny.${part}.onnx`));
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual(files);
    for (const line of lines) expect(line).toMatch(/: \d+\.\d MB, synthetic weights, sha256 [0-9a-f]{64}$/);
    const [encoder, decoder] = await Promise.all(files.map(readSignature));
    expect(encoder?.outputs.map(({ name }) => name)).toContain('image_embed');
    expect(decoder?.inputs.map(({ name }) => name)).toContain('image_embed');
  });

  it('answers prompts from ready-made files that its manifest names', async () => {
    const files = await Promise.all(
      pair.map(async (path) => {
        const sha256 = createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
        return { path: `../../${basename(path)}`, sha256 };
      }),
    );
    const root = await workspaceWith(64, { source: 'onnx', files });
    await Promise.all(pair.map((path) => copyFile(path, join(root, basename(path)))));
    expect(await masksOf('sam2-tiny', '--root', root)).toEqual(await masksOf(pair.join(',')));
  });
});
