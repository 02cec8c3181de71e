import type { ArmName } from '../compare/arm-name.js';
import { type Arm, ArmDeath, type OpenArm } from '../compare/pairs/arm.js';
import type { SideCommand } from '../compare/side/side-command.js';
import type { SideEvent } from '../compare/side/side-events.js';
import { Random } from '../images/random.js';

export interface FakeArmsOptions {
  readonly seed?: number;
  /** By how much head is slower, as a share. */
  readonly slowdown?: number;
  /** How much processes of one side differ from one another, as a standard deviation of logarithms. */
  readonly betweenProcesses?: number;
  /** Names of runs, such as `pair-2`, in which a side dies when it is to measure. */
  readonly deaths?: Partial<Record<ArmName, readonly string[]>>;
  /** Called with each command before it is done. */
  readonly onAsk?: (arm: ArmName, run: string, command: SideCommand) => void;
}

const baseMs = 10;

/** Sides whose times are drawn: those of one process scatter about its own level, and levels about that of the side. */
export function fakeArms(options: FakeArmsOptions = {}): OpenArm {
  const { seed = 1, slowdown = 0, betweenProcesses = 0.01, deaths = {}, onAsk } = options;
  const random = new Random(seed);
  const normal = () => {
    // Twelve uniform numbers (each of variance 1/12) add up to nearly normal ones.
    const sum = Array.from({ length: 12 }, () => random.next() / 2 ** 32).reduce((a, b) => a + b, 0);
    return sum - 6;
  };
  return async (arm, run): Promise<Arm> => {
    const level = baseMs * Math.exp(betweenProcesses * normal()) * (arm === 'head' ? 1 + slowdown : 1);
    const events: SideEvent[] = [];
    const ms = () => level * Math.exp(0.02 * normal());
    return {
      async ask(command) {
        onAsk?.(arm, run, command);
        if (command.do === 'latency') {
          if (deaths[arm]?.includes(run)) throw new ArmDeath(arm, 'It was ended by SIGKILL.');
          for (const image of command.images) {
            const total_ms = ms();
            events.push({
              type: 'sample',
              image,
              warm_up: false,
              total_ms,
              stages_ms: { inference: total_ms },
            });
          }
        } else if (command.do === 'throughput') {
          events.push({
            type: 'throughput',
            images: command.images.length,
            ms: command.images.length * ms(),
          });
        } else if (command.do === 'warm-up') {
          events.push({ type: 'warmed-up', runs: 10, is_steady: true });
        }
      },
      end: async () => events,
    };
  };
}
