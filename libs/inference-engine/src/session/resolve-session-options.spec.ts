import { resolve } from 'node:path';
import { resolveSessionOptions } from './resolve-session-options.js';
import type { SessionOptions } from './session-options.js';

const given = { threads: 4, spinning: true };

describe('resolveSessionOptions', () => {
  it('optimises all it can on the CPU, and plans no memory', () => {
    expect(resolveSessionOptions({}, given)).toEqual({
      threads: 4,
      spinning: true,
      graphOptimization: 'all',
      memoryPattern: false,
      memoryArena: true,
      executionProviders: [{ name: 'cpu' }],
      graphCache: undefined,
    });
  });

  it('takes every setting as it is given', () => {
    const session = {
      spinning: false,
      graphOptimization: 'layout',
      memoryPattern: true,
      memoryArena: false,
    } as const;
    expect(resolveSessionOptions({ session }, given)).toMatchObject(session);
  });

  it('takes the folder of cached graphs from where the caller stands', () => {
    expect(resolveSessionOptions({ graphCache: 'some/cache' }, given).graphCache).toBe(resolve('some/cache'));
  });

  it('takes providers by name and with options, in their order', () => {
    const cuda = { name: 'cuda', deviceId: 1 } as const;
    const webgpu = { name: 'webgpu', preferredLayout: 'NHWC', forceCpuNodeNames: ['/head/Conv'] } as const;
    const { executionProviders } = resolveSessionOptions(
      { executionProviders: ['tensorrt', cuda, webgpu, 'cpu'] },
      given,
    );
    expect(executionProviders).toEqual([{ name: 'tensorrt' }, cuda, webgpu, { name: 'cpu' }]);
  });

  it('gives plain data that later changes of the options do not reach', () => {
    const names = ['/head/Conv'];
    const options = { executionProviders: [{ name: 'webgpu', forceCpuNodeNames: names } as const] };
    const settings = resolveSessionOptions(options, given);
    names.push('another');
    expect(settings.executionProviders).toEqual([{ name: 'webgpu', forceCpuNodeNames: ['/head/Conv'] }]);
    expect(structuredClone(settings)).toEqual(settings);
  });

  it.each([
    [{ graphCache: '' }, 'Expected `graphCache` to be the path of a folder, got  (string).'],
    [{ graphCache: true }, 'Expected `graphCache` to be the path of a folder, got true (boolean).'],
    [
      { session: { spining: true } },
      'Expected `session` to be made of spinning, graphOptimization, memoryPattern, memoryArena, got { spining: true } (object).',
    ],
    [
      { session: { memoryArena: 'no' } },
      'Expected `session.memoryArena` to be true or false, got no (string).',
    ],
    [
      { session: { graphOptimization: 'most' } },
      'Expected `session.graphOptimization` to be one of disabled, basic, extended, layout, all, got most (string).',
    ],
    [
      { executionProviders: 'cuda' },
      'Expected `executionProviders` to be an array with at least one of cpu, webgpu, cuda, tensorrt, coreml, dml, got cuda (string).',
    ],
    [
      { executionProviders: [] },
      'Expected `executionProviders` to be an array with at least one of cpu, webgpu, cuda, tensorrt, coreml, dml, got [] (object).',
    ],
    [
      { executionProviders: ['gpu'] },
      'Expected `executionProviders[0]` to be one of cpu, webgpu, cuda, tensorrt, coreml, dml, or an object with such a `name`, got gpu (string).',
    ],
    [
      { executionProviders: [null] },
      'Expected `executionProviders[0]` to be one of cpu, webgpu, cuda, tensorrt, coreml, dml, or an object with such a `name`, got null (object).',
    ],
    [
      { executionProviders: ['cuda', { name: 'cuda', deviceId: 1 }] },
      "Expected `executionProviders` to be an array without a name twice, got [ 'cuda', 'cuda' ] (object).",
    ],
    [
      { executionProviders: ['cpu', 'cuda'] },
      "Expected `executionProviders` to be an array with `cpu` last, got [ 'cpu', 'cuda' ] (object).",
    ],
    [
      { executionProviders: [{ name: 'cuda', gpuMemLimit: 1 }] },
      "Expected `executionProviders[0]` to be `cuda` with no options but deviceId, got { name: 'cuda', gpuMemLimit: 1 } (object).",
    ],
    [
      { executionProviders: [{ name: 'cpu', toString: 1 }] },
      "Expected `executionProviders[0]` to be `cpu` with no options but its name, got { name: 'cpu', toString: 1 } (object).",
    ],
    [
      { executionProviders: [{ name: 'dml', deviceId: -1 }] },
      'Expected `executionProviders[0].deviceId` to be a whole number from 0, got -1 (number).',
    ],
    [
      { executionProviders: [{ name: 'webgpu', preferredLayout: 'NCWH' }] },
      'Expected `executionProviders[0].preferredLayout` to be one of NCHW, NHWC, got NCWH (string).',
    ],
    [
      { executionProviders: [{ name: 'webgpu', forceCpuNodeNames: [7] }] },
      'Expected `executionProviders[0].forceCpuNodeNames` to be an array of names, got [ 7 ] (object).',
    ],
  ])('says what it expected of %j', (options, message) => {
    expect(() => resolveSessionOptions(options as SessionOptions, given)).toThrow(new Error(message));
  });
});
