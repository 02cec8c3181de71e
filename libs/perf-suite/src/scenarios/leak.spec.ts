import { fakeContext } from '../testing/fake-context.js';
import { leak } from './leak.js';

describe('the leak scenario', () => {
  it('takes all images in turn, the largest first, and writes down each reading when it is taken', async () => {
    const { context, engines, samples } = fakeContext({
      budget: { leak: { inferences: 400 } },
      memoryMb: [70],
    });
    await leak.run(context);
    expect(engines[0]?.images.slice(0, 3).map(({ length }) => length)).toEqual([9, 1, 9]);
    expect(engines[0]?.images).toHaveLength(400);
    expect(samples).toHaveLength(200);
    expect(samples.filter(({ warm_up }) => warm_up)).toHaveLength(66);
    expect(samples[1]).toMatchObject({
      image: null,
      group: 2,
      held: { repetitions: 4, round: 2, v8_bytes: 1000, external_bytes: 2000, native_bytes: 70 * 2 ** 20 },
    });
  });
});
