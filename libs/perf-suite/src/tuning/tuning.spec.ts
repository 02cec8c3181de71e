import { settingsOf } from '../testing/settings.js';
import { runtimeDefaults } from './candidates/runtime-defaults.js';
import { describeSettings } from './describe-settings.js';
import { maxWorkersFor } from './max-workers.js';
import { tunedImage } from './tuned-image.js';

describe('describeSettings', () => {
  it.each([
    [settingsOf(), '4 threads, spinning'],
    [runtimeDefaults, "the runtime's threads, spinning, memory pattern"],
    [settingsOf({ workers: 4, threads: 1, maxBatch: 8 }), '4 workers x 1 thread, batch 8'],
    [
      settingsOf(
        { workers: 2, threads: 2 },
        { spinning: false, graphOptimization: 'extended', memoryArena: false },
      ),
      '2 workers x 2 threads, not spinning, extended optimisation, no arena',
    ],
  ])('says in a few words what is not usual', (settings, words) => {
    expect(describeSettings(settings)).toBe(words);
  });
});

describe('maxWorkersFor', () => {
  it('leaves a fifth of the memory to others', () => {
    expect(maxWorkersFor(1000, 200)).toBe(4);
    expect(maxWorkersFor(1000, 201)).toBe(3);
  });

  it('is never less than one', () => {
    expect(maxWorkersFor(100, 5000)).toBe(1);
  });
});

describe('tunedImage', () => {
  it('is the one of middling size', () => {
    const images = [900, 100, 400].map((pixels) => ({ name: `${pixels}`, path: `/${pixels}.png`, pixels }));
    expect(tunedImage(images)).toBe('/400.png');
  });
});
