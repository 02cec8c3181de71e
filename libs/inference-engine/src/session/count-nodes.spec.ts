import { countNodes, toProviderShares } from './count-nodes.js';

const profileOf = (...nodes: readonly (readonly [name: string, provider: string])[]) =>
  JSON.stringify([
    { cat: 'Session', name: 'model_run', args: {} },
    ...nodes.map(([name, provider]) => ({ cat: 'Node', name, args: { provider } })),
  ]);

describe('countNodes', () => {
  it('counts each node once, for the provider that ran it', () => {
    const profile = profileOf(
      ['conv_fence_before', 'CUDAExecutionProvider'],
      ['conv_kernel_time', 'CUDAExecutionProvider'],
      ['relu_kernel_time', 'CUDAExecutionProvider'],
      ['shape_kernel_time', 'CPUExecutionProvider'],
    );
    expect([...countNodes(profile)]).toEqual([
      ['cuda', 2],
      ['cpu', 1],
    ]);
  });

  it('refuses a profile of a provider that it does not know', () => {
    expect(() => countNodes(profileOf(['conv_kernel_time', 'AbacusExecutionProvider']))).toThrow(
      new Error(
        'Node conv_kernel_time ran on AbacusExecutionProvider, which is none of cpu, webgpu, cuda, tensorrt, coreml, dml.',
      ),
    );
  });
});

describe('toProviderShares', () => {
  it('gives the only provider all nodes, uncounted', () => {
    expect(toProviderShares([{ name: 'cuda' }], [undefined])).toEqual([{ provider: 'cuda', share: 1 }]);
  });

  it('adds up the networks of a model, and names a provider that has nothing to do', () => {
    const counts = [
      new Map([
        ['cuda', 6],
        ['cpu', 1],
      ] as const),
      new Map([['cpu', 1]] as const),
    ];
    expect(toProviderShares([{ name: 'tensorrt' }, { name: 'cuda' }, { name: 'cpu' }], counts)).toEqual([
      { provider: 'tensorrt', nodes: 0, share: 0 },
      { provider: 'cuda', nodes: 6, share: 0.75 },
      { provider: 'cpu', nodes: 2, share: 0.25 },
    ]);
  });
});
