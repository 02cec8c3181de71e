import { fakeArms } from '../../testing/fake-arms.js';
import type { ArmName } from '../arm-name.js';
import { measurePair } from './measure-pair.js';
import { measuredPair } from './measured-pair.js';
import type { PairPlan } from './pair-plan.js';

const plan: PairPlan = {
  latency: [
    [0, 1],
    [2, 0],
  ],
  throughput: [[0], [1]],
  callers: 2,
};

async function stepsOf(index: number): Promise<string[]> {
  const steps: string[] = [];
  const onAsk = (arm: ArmName, _run: string, command: { do: string; images?: number[] }) =>
    steps.push(`${arm} ${command.do}${command.images ? ` ${command.images.join()}` : ''}`);
  await measurePair(fakeArms({ onAsk }), plan, index);
  return steps;
}

describe('a pair of processes', () => {
  it('has both alive while bursts with the same images alternate A B B A', async () => {
    expect(await stepsOf(0)).toEqual([
      'base open',
      'head open',
      'base warm-up',
      'head warm-up',
      'base latency 0,1',
      'head latency 0,1',
      'head latency 2,0',
      'base latency 2,0',
      'base throughput 0',
      'head throughput 0',
      'head throughput 1',
      'base throughput 1',
      'base close',
      'head close',
    ]);
  });

  it('begins with the other side every other time', async () => {
    const steps = await stepsOf(1);
    expect(steps[0]).toBe('head open');
    expect(steps.filter((step) => step.includes('latency')).map((step) => step.split(' ')[0])).toEqual([
      'head',
      'base',
      'base',
      'head',
    ]);
  });

  it('keeps what both wrote down apart, and which was first', async () => {
    const { first, base, head } = measuredPair(await measurePair(fakeArms({ slowdown: 1 }), plan, 1));
    expect(first).toBe('head');
    expect(head.median_ms! / base.median_ms!).toBeGreaterThan(1.5);
  });

  it('ends the other side where one dies', async () => {
    const ended: string[] = [];
    const arms = fakeArms({ deaths: { head: ['pair-1'] } });
    const open: typeof arms = async (name, run) => {
      const arm = await arms(name, run);
      return { ask: (command) => arm.ask(command), end: () => (ended.push(name), arm.end()) };
    };
    await expect(measurePair(open, plan, 0)).rejects.toMatchObject({ name: 'ArmDeath', arm: 'head' });
    expect(ended).toEqual(['base', 'head']);
  });
});
