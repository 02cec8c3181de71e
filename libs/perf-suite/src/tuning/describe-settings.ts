import type { TunedSettings } from '@framegate/inference-engine';
import { counted } from '../verdicts/format-number.js';

/** In a few words; of the session only what is not usual. */
export function describeSettings({ workers, threads, session, maxBatch }: TunedSettings): string {
  const each = threads === 0 ? "the runtime's threads" : counted(threads, 'thread');
  return [
    workers === 1 ? each : `${workers} workers x ${each}`,
    ...(threads === 1 ? [] : [session.spinning ? 'spinning' : 'not spinning']),
    ...(session.graphOptimization === 'all' ? [] : [`${session.graphOptimization} optimisation`]),
    ...(session.memoryPattern ? ['memory pattern'] : []),
    ...(session.memoryArena ? [] : ['no arena']),
    ...(maxBatch === null ? [] : [`batch ${maxBatch}`]),
  ].join(', ');
}
