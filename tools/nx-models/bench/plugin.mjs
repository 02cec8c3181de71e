/** What the plugin adds to Nx's project graph: `npm run bench:plugin -- [--models 1000] [--rounds 5]`. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeWorkspace } from './workspace.mjs';

const { values } = parseArgs({
  options: { models: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '5' } },
});
const [models, rounds] = [Number(values.models), Number(values.rounds)];
const program = fileURLToPath(new URL('project-graph.mjs', import.meta.url));

/** A process of its own, without the daemon: cold with nothing of Nx's on disk, warm with what the one before left. */
function graph({ root }, isCold) {
  if (isCold) rmSync(join(root, '.nx'), { recursive: true, force: true });
  const env = { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' };
  return JSON.parse(execFileSync(process.execPath, [program], { cwd: root, env, encoding: 'utf8' }));
}

const arms = [
  { name: 'no models', workspace: makeWorkspace(models, 'none') },
  { name: 'the plugin', workspace: makeWorkspace(models, 'plugin') },
  { name: 'a project.json each', workspace: makeWorkspace(models, 'project-json') },
].map((arm) => ({ ...arm, cold: [], warm: [], projects: 0 }));
try {
  // In turns, so that what else goes on reaches all of them.
  for (let round = 0; round < rounds; round++) {
    for (const arm of arms) {
      const cold = graph(arm.workspace, true);
      arm.cold.push(cold.ms);
      arm.warm.push(graph(arm.workspace, false).ms);
      arm.projects = cold.projects;
    }
  }
} finally {
  for (const { workspace } of arms) workspace.remove();
}

const median = (sorted) => sorted.toSorted((a, b) => a - b)[Math.floor(sorted.length / 2)];
const [none] = arms;
console.log(`${models} manifests, median of ${rounds} rounds, in ms`);
console.log('projects by          projects    cold   added    warm   added');
for (const { name, projects, cold, warm } of arms) {
  const figures = [cold, warm].flatMap((times, index) => {
    const ms = median(times);
    return [ms, ms - median(index === 0 ? none.cold : none.warm)];
  });
  const cells = figures.map((figure) => figure.toFixed(0).padStart(6)).join('  ');
  console.log(`${name.padEnd(20)}${String(projects).padStart(9)}  ${cells}`);
}
