import { settingsFrom } from './monitor-options.js';

describe('the options of a monitor', () => {
  it('are 20 samples a second, the latest 36,000 kept, unless said otherwise', () => {
    expect(settingsFrom({})).toEqual({ intervalMs: 50, maxSamples: 36_000 });
    expect(settingsFrom({ samplesPerSecond: 100, maxSamples: 5 })).toEqual({ intervalMs: 10, maxSamples: 5 });
  });

  it.each([0, -1, 1001, NaN, Infinity])('refuse %p samples a second', (samplesPerSecond) => {
    expect(() => settingsFrom({ samplesPerSecond })).toThrow(
      expect.objectContaining({
        code: 'INVALID_MONITOR_OPTION',
        message: `Expected the samplesPerSecond option to be a number from 0.01 to 1000, got ${samplesPerSecond}`,
      }) as Error,
    );
  });

  it.each([0, 1.5, 1_000_001, NaN])('refuse to keep %p samples', (maxSamples) => {
    expect(() => settingsFrom({ maxSamples })).toThrow(
      expect.objectContaining({
        code: 'INVALID_MONITOR_OPTION',
        message: `Expected the maxSamples option to be a whole number from 1 to 1000000, got ${maxSamples}`,
      }) as Error,
    );
  });
});
