import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type GeneratedWorkspace, makeWorkspace } from '../bench/workspace.mjs';

const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');

let workspace: GeneratedWorkspace;
beforeAll(() => {
  workspace = makeWorkspace(60, 'plugin');
});
afterAll(() => workspace.remove());

/** Which models Nx would measure, were these files changed so. */
function affectedBy(changes: Readonly<Record<string, (text: string) => string>>): string[] {
  const before = Object.keys(changes).map((path) => [path, read(path)] as const);
  for (const [path, change] of Object.entries(changes)) write(path, change(read(path)));
  try {
    const args = [nx, 'show', 'projects', '--affected', '--base', 'main', '--withTarget', 'bench', '--json'];
    const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' };
    return (
      JSON.parse(
        execFileSync(process.execPath, args, { cwd: workspace.root, env, encoding: 'utf8' }),
      ) as string[]
    ).sort();
  } finally {
    for (const [path, text] of before) write(path, text);
  }
}

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(workspace.root, path), text);
const inAnotherSize = (text: string) => text.replace('640', '320');

describe('the models that a change affects', () => {
  it('are the one whose manifest it is, among many', () => {
    expect(affectedBy({ 'models/model-0042/model.json': inAnotherSize })).toEqual(['model-0042']);
  });

  it('are those whose manifests they are', () => {
    expect(
      affectedBy({
        'models/model-0001/model.json': inAnotherSize,
        'models/model-0017/model.json': inAnotherSize,
      }),
    ).toEqual(['model-0001', 'model-0017']);
  });

  it('are all of a family', () => {
    expect(affectedBy({ 'libs/families/yolo/package.json': (text) => `${text}\n` })).toHaveLength(60);
  });

  it('are none where it is about something else', () => {
    expect(affectedBy({ 'apps/perf-tests/package.json': (text) => `${text}\n` })).toEqual([]);
  });
});
