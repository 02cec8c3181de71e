/** What an open loop sends, and when. */
export interface OpenLoop<Due> {
  /** In the order of their times. */
  readonly schedule: readonly Due[];
  /** When it is to be sent, in milliseconds on the clock of `until`. */
  readonly dueMs: (due: Due) => number;
  /** Resolves when that time has come. */
  readonly until: (ms: number) => Promise<void>;
  /** Sends one and resolves when it is settled. Must not reject. */
  readonly send: (due: Due, index: number) => Promise<void>;
  /** Ends the sending. What was sent is waited for all the same. */
  readonly signal: AbortSignal;
}

/**
 * Sends everything at its time, whatever becomes of what was sent before: to wait for an answer before the next request would
 * hide how long others wait (coordinated omission). Resolves when all that was sent is settled.
 */
export async function runOpenLoop<Due>({
  schedule,
  dueMs,
  until,
  send,
  signal,
}: OpenLoop<Due>): Promise<void> {
  const sent: Promise<void>[] = [];
  for (const [index, due] of schedule.entries()) {
    await until(dueMs(due));
    if (signal.aborted) break;
    sent.push(send(due, index));
  }
  await Promise.all(sent);
}
