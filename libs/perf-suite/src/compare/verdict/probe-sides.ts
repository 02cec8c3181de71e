import type { Comparison } from '../../report/schema/comparison-schema.js';
import { armNames, type Both } from '../arm-name.js';
import { ArmDeath, type OpenArm } from '../pairs/arm.js';
import { processFigures, type ProcessFigures } from '../pairs/process-figures.js';
import { SidePreparationError } from '../sides/side-errors.js';
import type { SideEvent } from '../side/side-events.js';
import { compareOutputs } from './compare-outputs.js';

export interface Probe {
  readonly outputs: Comparison['outputs'];
  /** About, of a process each. */
  readonly figures: Both<ProcessFigures>;
  /** How many callers at once keep either engine busy. */
  readonly callers: number;
}

/** Callers for each place in a run: as one is answered, the next waits already. */
const callersEach = 2;

/**
 * Opens each side once, sets what they find side by side, and learns about what an inference takes. Of no verdict on speed.
 * @throws {SidePreparationError} where a side does not open or infer.
 */
export async function probeSides(open: OpenArm, images: readonly string[]): Promise<Probe> {
  const events = { base: await probe(open, 'base', images), head: await probe(open, 'head', images) };
  const found = (side: readonly SideEvent[], image: number) =>
    side.find((event) => event.type === 'found' && event.image === image);
  return {
    outputs: compareOutputs(
      images.map((image, index) => {
        const [base, head] = [found(events.base, index), found(events.head, index)];
        return {
          image,
          base: base?.type === 'found' ? base.objects : [],
          head: head?.type === 'found' ? head.objects : [],
        };
      }),
    ),
    figures: { base: processFigures(events.base), head: processFigures(events.head) },
    callers: Math.max(...armNames.map((arm) => callersOf(events[arm]))),
  };
}

async function probe(open: OpenArm, name: 'base' | 'head', images: readonly string[]): Promise<SideEvent[]> {
  const arm = await open(name, 'probe');
  const all = images.map((_, index) => index);
  try {
    await arm.ask({ do: 'open' });
    await arm.ask({ do: 'find', images: all });
    await arm.ask({ do: 'warm-up' });
    await arm.ask({ do: 'latency', images: all });
    await arm.ask({ do: 'close' });
  } catch (cause) {
    if (!(cause instanceof ArmDeath)) throw cause;
    throw new SidePreparationError(`Cannot measure ${name}: ${cause.reason}`, { cause });
  } finally {
    await arm.end();
  }
  return arm.end();
}

function callersOf(events: readonly SideEvent[]): number {
  const opened = events.find((event) => event.type === 'opened');
  return opened === undefined ? 1 : callersEach * Math.max(1, opened.workers * opened.batch);
}
