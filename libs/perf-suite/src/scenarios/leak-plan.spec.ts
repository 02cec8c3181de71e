import { planReadings } from './leak-plan.js';

describe('the readings of a row of inferences', () => {
  it.each([
    [300, { readings: 150, stride: 2, warmUp: 50 }],
    [3000, { readings: 200, stride: 15, warmUp: 20 }],
    [1, { readings: 1, stride: 1, warmUp: 0 }],
    [201, { readings: 101, stride: 2, warmUp: 33 }],
  ])('of %d are as many as a verdict takes and no more than are affordable', (inferences, plan) => {
    expect(planReadings(inferences)).toEqual(plan);
  });
});
