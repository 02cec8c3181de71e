import type { ArmName } from '../arm-name.js';
import type { SideCommand } from '../side/side-command.js';
import type { SideEvent } from '../side/side-events.js';

/** A fresh process of one side. */
export interface Arm {
  /** @throws {ArmDeath} where it ends, fails or takes too long instead of answering. */
  ask(command: SideCommand): Promise<void>;
  /** Ends it, and reads all that it wrote down. */
  end(): Promise<SideEvent[]>;
}

/** `run` names its files. */
export type OpenArm = (arm: ArmName, run: string) => Promise<Arm>;

/** A process of one side that could not go on. Not thrown at users: it costs a pair, and many of them the comparison. */
export class ArmDeath extends Error {
  override readonly name = 'ArmDeath';

  constructor(
    readonly arm: ArmName,
    /** What became of it, for people. */
    readonly reason: string,
  ) {
    super(`${arm}: ${reason}`);
  }
}
