import { roundFigure } from '../analysis/round-figure.js';
import { watchEventLoop, type EventLoopDelay } from './event-loop-delay.js';
import { readFastestMHz } from './frequency.js';
import type { IntegrityFigures } from './integrity-rules.js';
import { readProcessorTicks, stolenShare } from './steal.js';
import { readThrottling, throttledShare } from './throttling.js';

export interface IntegrityWatch {
  end(): Promise<IntegrityFigures>;
}

/**
 * Watches what disturbs a measurement from its beginning to its end; all but the event loop is read at both alone, so that
 * it costs nothing in between. The folder is a parameter for tests.
 */
export async function watchIntegrity(root = '/'): Promise<IntegrityWatch> {
  const before = await readSystem(root);
  const eventLoop = watchEventLoop();
  return {
    async end() {
      const delay = eventLoop.end();
      return integrityFigures(before, await readSystem(root), delay);
    },
  };
}

type SystemReading = Awaited<ReturnType<typeof readSystem>>;

async function readSystem(root: string) {
  const [throttling, ticks, fastestMHz] = await Promise.all([
    readThrottling(root),
    readProcessorTicks(root),
    readFastestMHz(root),
  ]);
  return { throttling, ticks, fastestMHz };
}

function integrityFigures(
  from: SystemReading,
  to: SystemReading,
  delay: EventLoopDelay | null,
): IntegrityFigures {
  const throttled = throttledShare(from.throttling, to.throttling);
  const stolen = stolenShare(from.ticks, to.ticks);
  const frequencies = [from.fastestMHz, to.fastestMHz].filter((mHz) => mHz !== null);
  return {
    ...(delay !== null && {
      event_loop_delay_p99_ms: roundFigure(delay.p99Ms),
      event_loop_delay_max_ms: roundFigure(delay.maxMs),
    }),
    ...(throttled !== null && { cpu_throttled_share: roundFigure(throttled) }),
    ...(stolen !== null && { cpu_stolen_share: roundFigure(stolen) }),
    ...(frequencies.length > 0 && {
      frequency_min_mhz: roundFigure(Math.min(...frequencies)),
      frequency_max_mhz: roundFigure(Math.max(...frequencies)),
    }),
  };
}
