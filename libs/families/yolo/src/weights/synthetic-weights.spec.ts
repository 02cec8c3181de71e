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
