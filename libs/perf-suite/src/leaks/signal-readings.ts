import type { HeldMemory } from '../report/schema/sample-schema.js';
import { blockMinima } from '../statistics/block-minima.js';
import type { SignalReadings } from './judge-signal.js';

/** Longer blocks outlast more of what rises and falls by itself, such as the heaps of workers; more tell a slope better. */
const mostBlocks = 30;

/**
 * The readings of each owner of memory. Native memory is judged by its least in blocks that each see all images, as
 * decoded images come and go; it has no values where the system does not tell it.
 * @param readings After warm-up, equally many repetitions apart; at least two.
 */
export function signalReadings(readings: readonly HeldMemory[]): SignalReadings[] {
  const [first, second] = readings as readonly [HeldMemory, HeldMemory];
  const repetitions = second.repetitions - first.repetitions;
  const blockLength = Math.ceil(Math.max(first.round / repetitions, readings.length / mostBlocks));
  const native = readings.flatMap(({ native_bytes }) => native_bytes ?? []);
  return [
    { owner: 'v8', values: readings.map(({ v8_bytes }) => v8_bytes), repetitions },
    { owner: 'external', values: readings.map(({ external_bytes }) => external_bytes), repetitions },
    { owner: 'native', values: blockMinima(native, blockLength), repetitions: repetitions * blockLength },
  ];
}
