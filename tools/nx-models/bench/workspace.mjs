import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const plugin = 'tools/nx-models/src/plugin.ts';

/**
 * A Git repository with Nx and `models` generated manifests, which are projects by the plugin (`plugin`), by a project.json
 * of their own (`project-json`), or not at all (`none`).
 */
export function makeWorkspace(models, projectsBy) {
  const root = mkdtempSync(join(tmpdir(), 'nx-models-'));
  const write = (path, value) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  };
  const project = (path, name) => write(`${path}/package.json`, { name: `@framegate/${name}`, nx: { name } });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  cpSync(join(repository, dirname(plugin)), join(root, dirname(plugin)), { recursive: true });
  write('.gitignore', 'node_modules\n.nx\n');
  write('package.json', { name: 'generated', workspaces: ['apps/*', 'libs/families/*'], type: 'module' });
  const compilerOptions = { module: 'nodenext', target: 'es2022', allowImportingTsExtensions: true };
  write('tsconfig.base.json', { compilerOptions });
  write('nx.json', {
    defaultBase: 'main',
    neverConnectToCloud: true,
    analytics: false,
    plugins: projectsBy === 'plugin' ? [`./${plugin}`] : [],
  });
  project('apps/bench-runner', 'bench-runner');
  project('apps/perf-tests', 'perf-tests');
  project('libs/families/yolo', 'family-yolo');
  for (let index = 0; index < models; index++) {
    const variant = `model-${String(index).padStart(4, '0')}`;
    const manifest = { variant, family: 'yolo', imageSize: 640, weights: { source: 'synthetic' } };
    write(`models/${variant}/model.json`, manifest);
    if (projectsBy === 'project-json') {
      const implicitDependencies = ['bench-runner', 'family-yolo'];
      const targets = { bench: { command: 'true' }, perf: { command: 'true' } };
      write(`models/${variant}/project.json`, { name: variant, implicitDependencies, targets });
    }
  }
  git(root, 'init', '--quiet', '--initial-branch', 'main');
  commit(root);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function git(root, ...args) {
  execFileSync('git', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

function commit(root) {
  git(root, 'add', '--all');
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false'];
  git(root, ...who, 'commit', '--quiet', '--message', 'Generated');
}
