import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configSchema } from '@framegate/perf-suite/config';
import { runBuilt } from '../testing/run-built.js';

const suite = fileURLToPath(new URL('../../../../libs/perf-suite', import.meta.url));

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-config-'));
  await mkdir(join(root, 'node_modules', '@framegate'), { recursive: true });
  await symlink(suite, join(root, 'node_modules', '@framegate', 'perf-suite'), 'junction');
  for (const [variant, family] of [
    ['yolo11n', 'yolo'],
    ['yolo11s', 'yolo'],
    ['rtdetr-r18', 'rtdetr'],
  ] as const) {
    await mkdir(join(root, 'models', variant), { recursive: true });
    const manifest = { variant, family, imageSize: 640, weights: { source: 'synthetic' } };
    await writeFile(join(root, 'models', variant, 'model.json'), JSON.stringify(manifest));
  }
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(root, name), text);

/** What is planned, as JSON: the plan is where every setting can be seen without measuring. */
async function plan(...argv: string[]) {
  const { code, stdout, stderr } = await runBuilt('plan', 'comprehensive', '--root', root, '--json', ...argv);
  const { models, budget_ms } = (code === 0 ? JSON.parse(stdout) : { models: [] }) as {
    models: { variant: string; scenarios: { name: string }[] }[];
    budget_ms: number | null;
  };
  return {
    code,
    stderr,
    variants: models.map(({ variant }) => variant),
    scenarios: models[0]?.scenarios.map(({ name }) => name),
    budget_ms,
  };
}

describe('a configuration', () => {
  it.each([
    [
      'framegate.config.ts',
      "import { defineConfig } from '@framegate/perf-suite/config';\n" +
        "const families: string[] = ['rtdetr'];\nexport default defineConfig({ families });\n",
    ],
    ['framegate.config.mjs', "export default { families: ['rtdetr'] };\n"],
    ['framegate.config.json', '{ "families": ["rtdetr"] }'],
  ])('is read from %s', async (name, text) => {
    await write(name, text);
    expect(await plan()).toMatchObject({ code: 0, stderr: '', variants: ['rtdetr-r18'] });
  });

  it('is not needed', async () => {
    expect((await plan()).variants).toEqual(['rtdetr-r18', 'yolo11n', 'yolo11s']);
  });

  it('may be another file', async () => {
    await write('other.json', '{ "models": ["yolo11s"] }');
    expect((await plan('--config', join(root, 'other.json'))).variants).toEqual(['yolo11s']);
  });

  it('has settings of one mode over those of all', async () => {
    await write(
      'framegate.config.json',
      JSON.stringify({ scenarios: ['load'], budget: '1h', comprehensive: { scenarios: ['batch'] } }),
    );
    expect(await plan()).toMatchObject({ scenarios: ['batch'], budget_ms: 3_600_000 });
  });

  it('gives way to the command line', async () => {
    await write('framegate.config.json', '{ "models": ["yolo11n"], "budget": "1h" }');
    expect(await plan('--families', 'rtdetr', '--budget', '2h')).toMatchObject({
      variants: ['rtdetr-r18'],
      budget_ms: 7_200_000,
    });
  });
});

describe('a configuration that cannot be used', () => {
  it.each([
    ['framegate.config.json', '{ "budgit": "1h" }', 'Unrecognized key: "budgit"'],
    ['framegate.config.json', '{ "comprehensive": { "timeout": 0 } }', 'comprehensive.timeout: Too small'],
    ['framegate.config.json', '{ "scenarios": ["lod"] }', 'There is no scenario "lod". Expected one of '],
    [
      'framegate.config.json',
      '{ "budget": "soon" }',
      'expected a time such as 90s, 30m, 2h or 1h30m, got "soon"',
    ],
    ['framegate.config.json', '{', 'Cannot load the configuration '],
    ['framegate.config.ts', 'export const config = {};', 'expected a default export, got none'],
    ['framegate.config.ts', 'export default {;', 'Cannot load the configuration '],
    ['framegate.config.json', '{ "models": ["yolo11n"], "families": ["yolo"] }', 'keep one of them'],
  ])('ends the command with 64, naming the file and the field: %s %s', async (name, text, message) => {
    await write(name, text);
    const { code, stderr } = await plan();
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(64);
  });

  it('is one of two', async () => {
    await write('framegate.config.json', '{}');
    await write('framegate.config.mjs', 'export default {};');
    const { code, stderr } = await plan();
    expect(stderr).toMatch(
      /^Expected one configuration, got .*config\.mjs and .*config\.json\. Keep one of them\./,
    );
    expect(code).toBe(64);
  });

  it('is one that is not there', async () => {
    const { code, stderr } = await plan('--config', join(root, 'none.ts'));
    expect(stderr).toContain('there is no such file');
    expect(code).toBe(64);
  });
});

describe('settings and options', () => {
  /** Of the command line alone: where to look, and what to print. */
  const commandLineOnly = ['help', 'version', 'root', 'config'];

  it.each(['quick', 'comprehensive', 'stress'] as const)('are the same ones in %s', async (mode) => {
    const { stdout } = await runBuilt(mode, '--help');
    const options = [...stdout.matchAll(/^ {2}--([a-z-]+)/gm)]
      .map(([, name = '']) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()))
      .filter((name) => !commandLineOnly.includes(name));
    const settings = Object.keys(configSchema.shape[mode].unwrap().shape);
    expect(settings.sort()).toEqual(options.sort());
  });
});
