import { LoadMeter } from './load-meter.js';

const threads = { stats: { processes: [] } };
const open = async () => threads;

/** Of a process that grows by 100 bytes with each reading. */
function meter(): LoadMeter {
  let bytes = 0;
  return new LoadMeter(() => (bytes += 100));
}

describe('LoadMeter', () => {
  it('tells what the process grew by', async () => {
    expect(await meter().measure(open)).toEqual({ engine: threads, openedBytes: 100 });
  });

  it('never tells that a load gave memory back', async () => {
    let bytes = 500;
    const shrinking = new LoadMeter(() => (bytes -= 100));
    expect((await shrinking.measure(open)).openedBytes).toBe(0);
  });

  it('tells again when requests have ended', async () => {
    const quiet = meter();
    quiet.requestBegins();
    quiet.requestEnds();
    expect((await quiet.measure(open)).openedBytes).toBe(100);
  });

  it.each<[string, (disturbed: LoadMeter) => ReturnType<LoadMeter['measure']>]>([
    [
      'while a request runs',
      async (disturbed) => {
        disturbed.requestBegins();
        return disturbed.measure(open);
      },
    ],
    [
      'when a request came and went during the load',
      (disturbed) =>
        disturbed.measure(async () => {
          disturbed.requestBegins();
          disturbed.requestEnds();
          return threads;
        }),
    ],
    [
      'once a model was unloaded',
      async (disturbed) => {
        disturbed.unloads();
        return disturbed.measure(open);
      },
    ],
    [
      'when a model is unloaded during the load',
      (disturbed) =>
        disturbed.measure(async () => {
          disturbed.unloads();
          return threads;
        }),
    ],
    ['where the system does not tell', () => new LoadMeter(() => undefined).measure(open)],
  ])('tells nothing %s', async (_, measure) => {
    expect((await measure(meter())).openedBytes).toBeUndefined();
  });

  it('asks workers that are processes, whatever else goes on', async () => {
    const sizes: Record<number, number> = { 7: 30, 8: 12 };
    const busy = new LoadMeter((pid = 0) => sizes[pid]);
    busy.requestBegins();
    busy.unloads();
    const opened = await busy.measure(async () => ({ stats: { processes: [7, 8] } }));
    expect(opened.openedBytes).toBe(42);
    const died = await busy.measure(async () => ({ stats: { processes: [7, 9] } }));
    expect(died.openedBytes).toBeUndefined();
  });
});
