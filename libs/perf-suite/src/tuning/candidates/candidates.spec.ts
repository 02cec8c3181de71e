import type { TunedSettings } from '@framegate/inference-engine';
import { settingsOf } from '../../testing/settings.js';
import { batchVariants } from './batch-variants.js';
import { sessionVariants } from './session-variants.js';
import { shapesFor } from './shapes.js';

const roomy = { processors: 4, maxWorkers: 100 };
const shapesOf = (settings: readonly TunedSettings[]) =>
  settings.map(({ workers, threads, session }) => `${workers}x${threads}${session.spinning ? '+' : ''}`);

describe('shapesFor', () => {
  it('gives one worker up to all threads for latency', () => {
    expect(shapesOf(shapesFor('latency', settingsOf(), roomy))).toEqual([
      '1x1',
      '1x2+',
      '1x2',
      '1x3+',
      '1x3',
      '1x4+',
      '1x4',
    ]);
  });

  it('shares all threads among the workers for throughput', () => {
    expect(shapesOf(shapesFor('throughput', settingsOf(), roomy))).toEqual([
      '1x4+',
      '1x4',
      '2x2+',
      '2x2',
      '3x1',
      '4x1',
    ]);
  });

  it('has no more workers than memory has room for', () => {
    const shapes = shapesFor('throughput', settingsOf(), { processors: 4, maxWorkers: 2 });
    expect(Math.max(...shapes.map(({ workers }) => workers))).toBe(2);
  });

  it.each([1, 2, 6, 64, 96])('never has more threads than %d processors, and uses them all', (processors) => {
    for (const goal of ['latency', 'throughput'] as const) {
      const shapes = shapesFor(goal, settingsOf(), { processors, maxWorkers: processors });
      const threads = shapes.map((shape) => shape.workers * shape.threads);
      expect(Math.max(...threads)).toBe(processors);
      expect(shapes.length).toBeLessThanOrEqual(30);
    }
  });

  it('keeps everything else as it is', () => {
    const base = settingsOf({ maxBatch: 4 }, { memoryArena: false });
    const [first] = shapesFor('latency', base, roomy);
    expect(first).toEqual({ ...base, threads: 1, session: { ...base.session, spinning: false } });
  });
});

describe('sessionVariants', () => {
  it('changes one thing at a time', () => {
    const base = settingsOf();
    const changes = sessionVariants(base).map(({ session, ...rest }) => {
      expect(rest).toEqual({ workers: 1, threads: 4, maxBatch: null, maxDelayMs: 0 });
      return Object.entries(session).filter(([name, value]) => base.session[name as never] !== value);
    });
    expect(changes).toEqual([
      [['graphOptimization', 'extended']],
      [['graphOptimization', 'layout']],
      [['memoryPattern', true]],
      [['memoryArena', false]],
    ]);
  });
});

describe('batchVariants', () => {
  it('fills runs without anybody waiting for it', () => {
    expect(batchVariants(settingsOf()).map(({ maxBatch, maxDelayMs }) => [maxBatch, maxDelayMs])).toEqual([
      [2, 0],
      [4, 0],
      [8, 0],
    ]);
  });
});
