import type { CreateNodesContextV2, CreateNodesResult } from '@nx/devkit';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodesV2 } from './plugin.ts';

let workspaceRoot: string;

beforeEach(() => {
  workspaceRoot = mkdtempSync(join(tmpdir(), 'nx-models-'));
  write('libs/families/yolo/package.json', '{}');
});

afterEach(() => rmSync(workspaceRoot, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspaceRoot, path)), { recursive: true });
  writeFileSync(join(workspaceRoot, path), text);
}

async function infer(...files: string[]): Promise<CreateNodesResult[]> {
  const context: CreateNodesContextV2 = { workspaceRoot, nxJsonConfiguration: {} };
  const results = await createNodesV2[1](files, undefined, context);
  return results.map(([, result]) => result);
}

async function inferOne(manifest: unknown) {
  write('models/yolo11n/model.json', JSON.stringify(manifest));
  const [result] = await infer('models/yolo11n/model.json');
  return result?.projects?.['models/yolo11n'];
}

/** What a person is told when the manifest `models/yolo11n/model.json` holds this text. */
async function complaintAbout(text: string): Promise<string> {
  write('models/yolo11n/model.json', text);
  const failure = await infer('models/yolo11n/model.json').then(
    () => undefined,
    (error: { errors: [string, Error][] }) => error,
  );
  return failure?.errors.map(([, error]) => error.message).join('\n') ?? 'no complaint';
}

describe('a manifest that is read as a project', () => {
  it('is named by its variant and lies where its manifest lies', async () => {
    const project = await inferOne({ variant: 'yolo11n', family: 'yolo' });
    expect(project?.name).toBe('yolo11n');
  });

  it('depends on the runner and on its own family only', async () => {
    const project = await inferOne({ variant: 'yolo11n', family: 'yolo' });
    expect(project?.implicitDependencies).toEqual(['bench-runner', 'family-yolo']);
  });

  it('measures with the built runner, alone on the machine, into one report', async () => {
    const bench = (await inferOne({ variant: 'yolo11n', family: 'yolo' }))?.targets?.['bench'];
    expect(bench).toMatchObject({
      command: 'node apps/bench-runner/dist/main.js bench yolo11n --output reports/yolo11n.json',
      dependsOn: ['^build'],
      cache: true,
      parallelism: false,
      outputs: ['{workspaceRoot}/reports/yolo11n.json'],
    });
  });

  it('keeps a measurement apart by machine and by all of the manifest but its description', async () => {
    const bench = (await inferOne({ variant: 'yolo11n', family: 'yolo' }))?.targets?.['bench'];
    expect(bench?.inputs).toEqual([
      { json: '{projectRoot}/model.json', excludeFields: ['description'] },
      '^production',
      'machine',
      { externalDependencies: [] },
    ]);
  });

  it('judges the report that measuring left behind', async () => {
    const perf = (await inferOne({ variant: 'yolo11n', family: 'yolo' }))?.targets?.['perf'];
    expect(perf?.dependsOn).toEqual(['bench', { projects: ['perf-tests'], target: 'build' }]);
    expect(perf?.options).toEqual({ env: { FRAMEGATE_REPORT: 'reports/yolo11n.json' } });
  });

  it('is judged again when its own baseline changes, and not when that of another does', async () => {
    const perf = (await inferOne({ variant: 'yolo11n', family: 'yolo' }))?.targets?.['perf'];
    expect(perf?.inputs).toContain('{workspaceRoot}/baselines/*/yolo11n.json');
  });
});

describe('a manifest that cannot be read as a project', () => {
  it.each([
    ['{ "variant": "yolo11n", ', /^models\/yolo11n\/model\.json: not valid JSON: .+/],
    ['[]', 'models/yolo11n/model.json: expected a JSON object, got [] (array)'],
    ['null', 'models/yolo11n/model.json: expected a JSON object, got null (null)'],
    ['{ "family": "yolo" }', 'models/yolo11n/model.json: `variant` is missing, expected a string'],
    ['{ "variant": "yolo11n" }', 'models/yolo11n/model.json: `family` is missing, expected a string'],
    [
      '{ "variant": 11, "family": "yolo" }',
      'models/yolo11n/model.json: `variant` must be a non-empty string, got 11 (number)',
    ],
    [
      '{ "variant": "yolo11n", "family": "" }',
      'models/yolo11n/model.json: `family` must be a non-empty string, got "" (string)',
    ],
    [
      '{ "variant": "yolo11s", "family": "yolo" }',
      'models/yolo11n/model.json: `variant` must be "yolo11n", the name of its folder, got "yolo11s"',
    ],
    [
      '{ "variant": "yolo11n", "family": "yollo" }',
      'models/yolo11n/model.json: `family` is "yollo", but there is no package in libs/families/yollo',
    ],
  ])('names the file and the field for %s', async (text, complaint) => {
    const message = await complaintAbout(text);
    if (complaint instanceof RegExp) expect(message).toMatch(complaint);
    else expect(message).toBe(complaint);
  });

  it('refuses a name that Nx takes for no project', async () => {
    write('models/null/model.json', '{ "variant": "null", "family": "yolo" }');
    await expect(infer('models/null/model.json')).rejects.toMatchObject({
      errors: [
        [
          'models/null/model.json',
          {
            message:
              'models/null/model.json: `variant` must not be "null", which Nx takes for no project at all',
          },
        ],
      ],
    });
  });

  it('does not hide the others that are broken too', async () => {
    write('models/a/model.json', '{}');
    write('models/b/model.json', '{}');
    await expect(infer('models/a/model.json', 'models/b/model.json')).rejects.toMatchObject({
      errors: [
        ['models/a/model.json', { message: 'models/a/model.json: `variant` is missing, expected a string' }],
        ['models/b/model.json', { message: 'models/b/model.json: `variant` is missing, expected a string' }],
      ],
    });
  });
});
