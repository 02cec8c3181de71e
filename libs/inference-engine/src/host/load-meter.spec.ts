import { LoadMeter } from './load-meter.js';

/** Of a process that grows by 100 bytes with each reading. */
function meter(): LoadMeter {
  let bytes = 0;
  return new LoadMeter(() => (bytes += 100));
}
const load = async () => undefined;

describe('LoadMeter', () => {
  it('tells what the process grew by', async () => {
    expect(await meter().growthDuring(load)).toBe(100);
  });

  it('never tells that a load gave memory back', async () => {
    let bytes = 500;
    expect(await new LoadMeter(() => (bytes -= 100)).growthDuring(load)).toBe(0);
  });

  it('tells again when requests have ended', async () => {
    const quiet = meter();
    quiet.requestBegins();
    quiet.requestEnds();
    expect(await quiet.growthDuring(load)).toBe(100);
  });

  it.each<[string, (disturbed: LoadMeter) => Promise<number | undefined>]>([
    [
      'while a request runs',
      async (disturbed) => {
        disturbed.requestBegins();
        return disturbed.growthDuring(load);
      },
    ],
    [
      'when a request came and went during the load',
      (disturbed) =>
        disturbed.growthDuring(async () => {
          disturbed.requestBegins();
          disturbed.requestEnds();
        }),
    ],
    [
      'once a model was unloaded',
      async (disturbed) => {
        disturbed.unloads();
        return disturbed.growthDuring(load);
      },
    ],
    [
      'when a model is unloaded during the load',
      (disturbed) => disturbed.growthDuring(async () => disturbed.unloads()),
    ],
    ['where the system does not tell', () => new LoadMeter(() => undefined).growthDuring(load)],
  ])('tells nothing %s', async (_, growth) => {
    expect(await growth(meter())).toBeUndefined();
  });
});
