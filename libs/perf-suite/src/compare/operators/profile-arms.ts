import { armNames, type ArmName } from '../arm-name.js';
import type { OpenArm } from '../pairs/arm.js';
import type { Profiles } from './compare-operators.js';

/** The fewest of each side that can tell twenty kinds of operators apart: the surest p-value of six against six is 1/924. */
const processes = 6;
const runs = 8;

/**
 * Profiles both sides in fresh processes that take turns.
 * @throws {ArmDeath}
 */
export async function profileArms(open: OpenArm): Promise<Profiles> {
  const profiles = { base: [] as Profiles['base'][number][], head: [] as Profiles['head'][number][] };
  for (let index = 0; index < processes; index++) {
    const order: readonly ArmName[] = index % 2 === 0 ? armNames : armNames.toReversed();
    for (const name of order) {
      const arm = await open(name, `profile-${index + 1}`);
      try {
        await arm.ask({ do: 'profile', runs });
      } finally {
        for (const event of await arm.end()) {
          if (event.type === 'profile') profiles[name].push(event.operators);
        }
      }
    }
  }
  return profiles;
}
