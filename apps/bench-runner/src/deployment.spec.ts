import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workspace } from './testing/run-built.js';

const read = <T>(path: string) => parse(readFileSync(join(workspace, path), 'utf8')) as T;

interface Workflow {
  readonly jobs: Record<string, { readonly steps: { readonly uses?: string; readonly run?: string }[] }>;
}
interface Job {
  readonly spec: {
    readonly completions: number;
    readonly completionMode: string;
    readonly template: {
      readonly spec: { readonly containers: { command: string[]; env: { name: string; value: string }[] }[] };
    };
  };
}

describe.each(['ci', 'comprehensive'])('the workflow %s', (name) => {
  const { jobs } = read<Workflow>(`.github/workflows/${name}.yml`);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('pins every action to a commit', () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });

  it('puts nothing into a shell that somebody else wrote', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('the Kubernetes job', () => {
  const { spec } = read<Job>('deploy/kubernetes/comprehensive-job.yaml');
  const [container] = spec.template.spec.containers;

  it('has as many indices as shards', () => {
    expect(spec.completionMode).toBe('Indexed');
    expect(container?.env).toEqual([{ name: 'SHARDS', value: String(spec.completions) }]);
  });

  it.each([
    ['0', '1/4'],
    ['3', '4/4'],
  ])('makes of the index %s the shard %s', (index, shard) => {
    const [shell = '', flag = '', script = ''] = container?.command ?? [];
    const line = script.split('\n').find((text) => text.startsWith('shard='));
    const env = { ...process.env, JOB_COMPLETION_INDEX: index, SHARDS: '4' };
    const text = execFileSync(shell, [flag, `${line}; printf %s "$shard"`], { env, encoding: 'utf8' });
    expect(text).toBe(shard);
  });
});
