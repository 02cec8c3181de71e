/*
 * Resolves a model in a process of its own, from built code, and prints the outcome as JSON.
 * Arguments: workspace, variant, and `die` to be killed as soon as something of the artifact is on disk.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { ModelRegistry } from '@framegate/model-registry';

const [root, variant, ending] = process.argv.slice(2);
const artifacts = join(root, '.framegate', 'artifacts');
const dieOnceWriting = () => {
  if (existsSync(artifacts) && readdirSync(artifacts).length > 0) process.kill(process.pid, 'SIGKILL');
};

const registry = new ModelRegistry({ root });
const onProgress = ({ step }) => {
  if (step === 'build' && ending === 'die') setInterval(dieOnceWriting, 1);
};
process.stdout.write(JSON.stringify(await registry.resolve(variant, { onProgress })));
