import { toErrorMessage } from '../errors/error-message.js';
import type { Outcome, StageTimes } from './jobs.js';

interface Finding<Found> {
  readonly found: Found;
  readonly times: StageTimes;
}

/**
 * Takes tasks through a run that they share: each is prepared into the next free slot, all are run at once, and each is
 * read from its slot. A task that fails in a way that is its own leaves its slot to the next; a run that fails is
 * everyone's failure, and so is what nobody can explain.
 */
export async function settleEach<Task, Prepared, Ran, Found>(
  tasks: readonly Task[],
  prepare: (task: Task, slot: number) => Promise<Prepared>,
  run: (count: number) => Promise<Ran>,
  read: (prepared: Prepared, slot: number, ran: Ran) => Finding<Found> | Promise<Finding<Found>>,
): Promise<Outcome<Found>[]> {
  const outcomes: Outcome<Found>[] = [];
  const prepared: { readonly task: Prepared; readonly place: number }[] = [];
  for (const [place, task] of tasks.entries()) {
    try {
      prepared.push({ task: await prepare(task, prepared.length), place });
    } catch (error) {
      outcomes[place] = asOutcome(error);
    }
  }
  if (prepared.length === 0) return outcomes;
  const ran = await run(prepared.length);
  for (const [slot, { task, place }] of prepared.entries()) {
    try {
      outcomes[place] = await read(task, slot, ran);
    } catch (error) {
      outcomes[place] = asOutcome(error);
    }
  }
  return outcomes;
}

function asOutcome(error: unknown): { error: NonNullable<ReturnType<typeof toErrorMessage>> } {
  const message = toErrorMessage(error);
  if (!message) throw error;
  return { error: message };
}
