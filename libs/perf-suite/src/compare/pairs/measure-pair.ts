import { armNames, type ArmName, type Both } from '../arm-name.js';
import type { SideEvent } from '../side/side-events.js';
import type { SideCommand } from '../side/side-command.js';
import type { Arm, OpenArm } from './arm.js';
import type { PairPlan } from './pair-plan.js';

/** What both processes of a pair wrote down. */
export interface PairEvents extends Both<readonly SideEvent[]> {
  /** Which was started, and measured, first. */
  readonly first: ArmName;
}

/**
 * Measures two fresh processes that live at the same time. Bursts of both alternate A B B A, and B A A B in every other pair,
 * so that neither a drift of the machine nor the order favours one.
 * @throws {ArmDeath} where one of them dies; the other is ended.
 */
export async function measurePair(open: OpenArm, plan: PairPlan, index: number): Promise<PairEvents> {
  const order: readonly ArmName[] = index % 2 === 0 ? armNames : armNames.toReversed();
  const arms = new Map<ArmName, Arm>();
  const each = async (command: SideCommand, names: readonly ArmName[] = order) => {
    for (const name of names) await arms.get(name)!.ask(command);
  };
  try {
    for (const name of order) {
      arms.set(name, await open(name, `pair-${index + 1}`));
      await each({ do: 'open' }, [name]);
    }
    await each({ do: 'warm-up' });
    // Each burst runs on both sides: A B, and with the next images B A.
    const turn = (burst: number) => (burst % 2 === 0 ? order : order.toReversed());
    for (const [burst, images] of plan.latency.entries())
      await each({ do: 'latency', images: [...images] }, turn(burst));
    for (const [burst, images] of plan.throughput.entries()) {
      await each({ do: 'throughput', images: [...images], callers: plan.callers }, turn(burst));
    }
    await each({ do: 'close' });
    return { first: order[0]!, base: await arms.get('base')!.end(), head: await arms.get('head')!.end() };
  } finally {
    for (const arm of arms.values()) await arm.end();
  }
}
