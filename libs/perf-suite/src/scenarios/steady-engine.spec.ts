import { fakeContext } from '../testing/fake-context.js';
import { SteadyEngine } from './steady-engine.js';

describe('the steady engine', () => {
  it('is opened and warmed up once, for all scenarios of a process', async () => {
    const { context, engines, samples } = fakeContext();
    const steady = new SteadyEngine();
    expect(await steady.use(context)).toBe(await steady.use(context));
    expect(engines).toHaveLength(1);
    expect(samples).toHaveLength(10);
    expect(samples.every(({ warm_up }) => warm_up)).toBe(true);
  });

  it('is closed when it is discarded, and the next scenario gets another', async () => {
    const { context, engines } = fakeContext();
    const steady = new SteadyEngine();
    await steady.use(context);
    await steady.discard();
    await steady.use(context);
    expect(engines.map(({ closed }) => closed)).toEqual([1, 0]);
  });

  it('is closed also where warming up failed', async () => {
    const error = new Error('the worker died');
    const { context, engines } = fakeContext({ inferenceMs: [error] });
    const steady = new SteadyEngine();
    await expect(steady.use(context)).rejects.toBe(error);
    await steady.discard();
    expect(engines.map(({ closed }) => closed)).toEqual([1]);
  });

  it('that did not settle in is said to each scenario that uses it', async () => {
    const { context, flags } = fakeContext({
      inferenceMs: Array.from({ length: 20 }, (_, index) => 1.2 ** index),
    });
    const steady = new SteadyEngine();
    await steady.use(context);
    await steady.use(context);
    const flag = {
      code: 'no-steady-state',
      message:
        'The time of an inference had not settled after 20 warm-up runs: the figures may hold a trend.',
    };
    expect(flags).toEqual([flag, flag]);
  });

  it('has one run to warm up at least, and no more than a quarter of the time', async () => {
    const { context, flags } = fakeContext({ timeMs: 1 });
    await new SteadyEngine().use(context);
    expect(flags).toEqual([
      {
        code: 'short-warm-up',
        message: 'There was time for 1 warm-up run: the figures may hold a trend.',
      },
    ]);
  });
});
