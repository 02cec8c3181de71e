import { fakeContext, type FakeOptions } from '../testing/fake-context.js';
import { capacityPerSecond } from './capacity.js';

const capacity = async (options: FakeOptions) => {
  const { context, engines } = fakeContext(options);
  const engine = await context.open();
  return { perSecond: await capacityPerSecond(context, engine), images: engines[0]!.images.length };
};

describe('what a model can do in a second', () => {
  it('is what its fastest batch showed', async () => {
    const cost = { openMs: 1, inferenceMs: 50, imagesPerSecond: 31 };
    expect(await capacity({ cost })).toEqual({ perSecond: 31, images: 0 });
  });

  it('is found with a batch where there was none', async () => {
    expect(await capacity({ tickMs: 400 })).toEqual({ perSecond: 20, images: 8 });
  });

  it('is found with fewer images where time is short, and with one at least', async () => {
    const slow = { tickMs: 10, cost: { openMs: 1, inferenceMs: 10 } };
    expect(await capacity({ ...slow, timeMs: 130 })).toEqual({ perSecond: 300, images: 3 });
    expect(await capacity({ ...slow, timeMs: 0 })).toEqual({ perSecond: 100, images: 1 });
  });
});
