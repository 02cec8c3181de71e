import type { TunedSettings } from '@framegate/inference-engine';

/** The engine's defaults on a machine of four processors. */
export function settingsOf(
  about: Partial<TunedSettings> = {},
  session: Partial<TunedSettings['session']> = {},
): TunedSettings {
  return {
    workers: 1,
    threads: 4,
    maxBatch: null,
    maxDelayMs: 0,
    ...about,
    session: {
      spinning: true,
      graphOptimization: 'all',
      memoryPattern: false,
      memoryArena: true,
      ...session,
    },
  };
}
