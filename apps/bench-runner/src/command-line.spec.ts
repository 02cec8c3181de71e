import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { runBuilt, runUnread, workspace } from './testing/run-built.js';

let directory: string;
let photo: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-cli-'));
  photo = join(directory, 'photo.png');
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  await sharp({ create: { width: 120, height: 90, channels: 3, noise } as never })
    .png()
    .toFile(photo);
});

afterAll(() => rm(directory, { recursive: true }));

describe('the command line', () => {
  it('lists every command in its help, within 80 columns', async () => {
    const { code, stdout } = await runBuilt('--help');
    expect(code).toBe(0);
    for (const command of [
      'quick',
      'comprehensive',
      'plan',
      'merge',
      'stress',
      'bench',
      'compare',
      'certify',
      'server',
      'cameras',
      'concurrency',
      'tune',
      'infer',
      'export',
      'models',
      'report',
      'baseline',
      'history',
    ]) {
      expect(stdout).toContain(`bench-runner ${command}`);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [[], 'Which command? See --help.'],
    [['qick'], 'Did you mean quick?'],
    [['quick', '--bogus'], 'Unknown argument: bogus'],
    [
      ['quick', '--target', 'inferenceMs'],
      '--target: expected name=number such as inferenceMs=50, got "inferenceMs"',
    ],
    [['quick', '--target', 'speed=1'], 'Expected a target to be one of'],
    [['quick', '--models', 'yolo11q'], 'There is no model "yolo11q"'],
    [['quick', '--time', '9', '--budget', '9s'], 'Arguments time and budget are mutually exclusive'],
    [
      ['plan', '--models', 'yolo11n', '--families', 'yolo'],
      'Arguments models and families are mutually exclusive',
    ],
    [['plan', '--families', 'yollo'], '--families: expected some of rfdetr, rtdetr, sam2, yolo, got "yollo"'],
    [['plan', '--scenarios', 'lod'], 'There is no scenario "lod". Expected one of '],
    [['plan', '--budget', '10'], '--budget: expected a time such as 90s, 30m, 2h or 1h30m, got "10"'],
    [['plan', '--shard', '5/4'], '--shard: expected a part such as 1/4, the first of four, got "5/4"'],
    [
      ['plan', '--models', 'yolo11n', '--shard', '1/2'],
      'Expected no more shards than there are models, 1, got 2: some would have nothing to do.',
    ],
    [['plan', 'slow'], 'Argument: mode, Given: "slow", Choices: "quick", "comprehensive", "stress"'],
    [['comprehensive', '--retry-failed', 'no.json'], 'Cannot read the report no.json'],
    [['merge', 'no.json'], 'Cannot read the report no.json'],
    [['quick', '--images', 'no/such/folder'], 'Cannot read the image folder'],
    [['infer', 'yolo11n', 'a.png', '--threshold', '2'], '--threshold: expected a number from 0 to 1, got 2'],
    [
      ['export', 'yolo11n', '--output', 'x.onnx', '--batch', '0'],
      '--batch: expected a whole number of at least 1, got 0',
    ],
    [
      ['export', 'yolo11n', '--output', 'x.onnx', '--image-size', '100'],
      'yolo11n: expected an image height of a positive multiple of 32, got 100',
    ],
    [
      ['export', 'yolo11n', '--output', tmpdir()],
      `--output: expected a file such as ${join(tmpdir(), 'yolo11n.onnx')}, got the folder ${tmpdir()}`,
    ],
    [['baseline', 'update'], 'Expected models or --all, got neither'],
    [['baseline', 'update', 'yolo11n', '--all'], 'Expected models or --all, got both'],
    [['baseline', 'update', 'yolo11n', 'yolo11q'], 'There is no model "yolo11q"'],
    [['baseline', 'show', 'yolo11n', '--machine', 'm'], 'There is no baseline of yolo11n for the machine m.'],
    [['history', '--reports', 'no/such/folder'], 'Expected a folder of reports: cannot read no/such/folder'],
    [['server', 'yolo11q'], 'There is no model "yolo11q"'],
    [['server', 'yolo11n', '--rate', '0'], '--rate: expected a number of at least 0.01, got 0'],
    [['cameras', 'yolo11n', '--cameras', '2', '--find'], 'Arguments cameras and find are mutually exclusive'],
    [['cameras', 'yolo11n', '--keep', 'some'], 'Argument: keep, Given: "some", Choices: "latest", "all"'],
    [['concurrency', 'yolo11n', '--callers', '0'], '--callers: expected numbers from 1 to 1000 such as 1-10'],
    [['compare', 'yolo11n'], 'Missing required argument: base'],
    [['compare', 'yolo11n', '--base', 'no-such-ref'], 'Expected a git ref, the folder of a workspace'],
    [['compare', '--base', 'none.onnx', '--head', 'none.onnx'], 'got none.onnx, which is not there'],
    [['compare', '--base', 'HEAD'], 'Expected the name of the model to compare'],
    [['compare', 'yolo11q', '--base', 'HEAD'], 'There is no model "yolo11q"'],
    [['certify', 'yolo11q'], 'There is no model "yolo11q"'],
    [['certify', '--trials', '0'], '--trials: expected a whole number of at least 1, got 0'],
    [['certify', '--budget', '0'], '--budget: expected a number of at least 1, got 0'],
    [['tune', 'yolo11q'], 'There is no model "yolo11q"'],
    [['tune', 'yolo11n', '--for', 'speed'], 'Argument: for, Given: "speed", Choices: "latency"'],
    [['tune', 'yolo11n', '--time', '0'], '--time: expected a number of at least 1, got 0'],
    [
      ['tune', 'yolo11n', '--output', tmpdir()],
      `--output: expected a file such as ${join(tmpdir(), 'yolo11n.json')}, got the folder ${tmpdir()}`,
    ],
    [['infer', 'yolo11n', 'a.png', '--point', '1'], '--point: expected x,y or x,y,label such as 320,240'],
    [['infer', 'yolo11n', 'a.png', '--box', '9,9,1,1'], '--box: expected x1,y1,x2,y2 such as 10,20,200,240'],
    [['infer', 'yolo11n', 'a.png', '--no-multimask'], '--multimask: expected a --point or a --box beside it'],
    [
      ['infer', 'yolo11n', '--image-size', '64', '--point', '1,2', '--point', '3,4,0', 'a.png'],
      '--point, --box: yolo11n finds objects by itself and answers no prompts',
    ],
    [
      ['infer', 'encoder.onnx,decoder', 'a.png'],
      'Expected the .onnx files of one model, separated by commas, got "decoder" in "encoder.onnx,decoder"',
    ],
    [
      ['models', 'list', '--root', '/'],
      'Expected a folder models/ in /, and there is none. Name the workspace with --root DIR.',
    ],
  ])('ends with 64 and says what is wrong with %j', async (argv, message) => {
    const { code, stderr } = await runBuilt(...argv);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(64);
  });
});

describe('a command whose output nobody reads to the end', () => {
  it('ends as it would otherwise', async () => {
    expect(await runUnread('models', 'list', '--json')).toEqual({ code: 0, stderr: '' });
  });
});

describe('models list', () => {
  it('counts parameters and operations of every model, beside the published ones', async () => {
    const { stdout } = await runBuilt('models', 'list', '--json');
    const models = JSON.parse(stdout) as { variant: string; parameters: number; gflops: number }[];
    const variants = await readdir(join(workspace, 'models'), { withFileTypes: true });
    expect(models.map(({ variant }) => variant).sort()).toEqual(
      variants
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    );
    expect(models.find(({ variant }) => variant === 'yolo11n')).toMatchObject({
      parameters: 2_616_248,
      networks: [{ name: '', parameters: 2_616_248 }],
      published: { parameters: 2_600_000, gflops: 6.5 },
      image_size: [640, 640],
      weights: 'synthetic',
    });
  });

  it('is a line for each within 80 columns, a family together from small to large', async () => {
    const { stdout } = await runBuilt('models', 'list');
    const lines = stdout.trimEnd().split('\n');
    const names = lines.map((line) => line.split(' ')[0]);
    const yolo11 = ['yolo11n', 'yolo11s', 'yolo11m', 'yolo11l', 'yolo11x'];
    expect(names.slice(names.indexOf('yolo11n')).slice(0, 5)).toEqual(yolo11);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});

describe('export and infer', () => {
  it('detect the same objects through the exported file as through the model', async () => {
    const file = join(directory, 'small.onnx');
    const exported = await runBuilt('export', 'yolo11n', '--image-size', '96x128', '--output', file);
    expect(exported.code).toBe(0);
    expect(exported.stdout).toMatch(/small\.onnx: 10\.5 MB, synthetic weights, sha256 [0-9a-f]{64}\n$/);
    const [byFile, byName] = await Promise.all([
      runBuilt('infer', file, photo, '--threshold', '0.01', '--json'),
      runBuilt('infer', 'yolo11n', photo, '--image-size', '96x128', '--threshold', '0.01', '--json'),
    ]);
    const detections = ({ stdout }: { stdout: string }) =>
      (JSON.parse(stdout) as { width: number; height: number; detections: object[] }[])[0]!;
    expect(detections(byFile)).toMatchObject({ width: 120, height: 90 });
    expect(detections(byFile).detections.length).toBeGreaterThan(0);
    expect(detections(byFile).detections).toEqual(detections(byName).detections);
  });

  it('keep what they found when one of the images cannot be used, and end with 1', async () => {
    const text = join(directory, 'text.jpg');
    await writeFile(text, 'no image');
    const { code, stdout } = await runBuilt('infer', 'yolo11n', photo, text, '--image-size', '64', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { image: photo, width: 120, height: 90 },
      { image: text, error: { code: 'IMAGE_UNREADABLE' } },
    ]);
  });

  it('leave nothing behind when the file cannot be written', async () => {
    const target = join(directory, 'nowhere', 'x.onnx');
    const { code, stderr } = await runBuilt('export', 'yolo11n', '--image-size', '64', '--output', target);
    expect(code).toBe(1);
    expect(stderr).toContain(`Cannot write ${target}`);
    await expect(stat(target)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
