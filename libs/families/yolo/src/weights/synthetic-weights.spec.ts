import { syntheticWeights } from './synthetic-weights.js';

const weights = syntheticWeights('yolo11n');

describe('synthetic weights', () => {
  it('are the numbers that every machine gets: a change needs a new rule version', () => {
    expect(weights.id).toBe('synthetic:yolo11n:1');
    const filters = weights.read({ name: 'model.1.conv.weight', shape: [32, 16, 3, 3] });
    expect([...filters.subarray(0, 3), filters.at(-1)]).toEqual([
      -0.14801260828971863, -0.10152657330036163, 0.09492646157741547, -0.12989938259124756,
    ]);
    const depthwise = weights.read({ name: 'model.23.cv3.0.0.0.conv.weight', shape: [64, 1, 3, 3] });
    expect([...depthwise.subarray(0, 2)]).toEqual([0.28567036986351013, 0.6092720031738281]);
  });

  it('give YOLO12 the numbers that another language computes', () => {
    const yolo12 = syntheticWeights('yolo12n');
    expect(yolo12.id).toBe('synthetic:yolo12n:1');
    const firstTwo = (name: string, shape: number[]) => [...yolo12.read({ name, shape }).subarray(0, 2)];
    expect(firstTwo('model.6.m.0.0.attn.qkv.conv.weight', [192, 64, 1, 1])).toEqual([
      0.04129829257726669, -0.04761059954762459,
    ]);
    expect(firstTwo('model.6.m.0.0.attn.proj.conv.weight', [64, 64, 1, 1])).toEqual([
      0.1758846640586853, 0.04253873601555824,
    ]);
    expect(firstTwo('model.6.m.0.0.attn.pe.conv.weight', [64, 1, 7, 7])).toEqual([
      0.010951460339128971, 0.04003676772117615,
    ]);
    expect(firstTwo('model.8.m.1.1.mlp.1.conv.weight', [128, 256, 1, 1])).toEqual([
      0.0036038761027157307, 0.012075645849108696,
    ]);
    expect(firstTwo('model.6.m.0.0.attn.pe.conv.bias', [64])).toEqual([0, 0]);
    expect(firstTwo('model.6.gamma', [512])).toEqual([0.25, 0.25]);
  });

  it('have filters of mean zero, so that a common level of the activations cancels', () => {
    const filter = weights.read({ name: 'model.1.conv.weight', shape: [32, 16, 3, 3] }).subarray(0, 144);
    expect(Math.abs(filter.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-5);
  });

  it('leave batch normalisation the identity', () => {
    expect([...weights.read({ name: 'model.0.bn.running_var', shape: [2] })]).toEqual([1, 1]);
    expect([...weights.read({ name: 'model.0.bn.running_mean', shape: [2] })]).toEqual([0, 0]);
  });

  it('let two classes be found on the coarsest level and none on the others', () => {
    const likely = (level: number) =>
      [...weights.read({ name: `model.23.cv3.${level}.2.bias`, shape: [80] })].flatMap((logit, index) =>
        logit > -2 ? [index] : [],
      );
    expect([0, 1, 2].map(likely)).toEqual([[], [], [0, 2]]);
  });
});
