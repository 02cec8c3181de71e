import { readdir } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { runDirectoryAt, runsDirectory, type RunDirectory } from '../suite/run-directory.js';
import { readRunRecord, type Asked, type RunRecord } from './run-record.js';

export interface InterruptedRun {
  readonly directory: RunDirectory;
  readonly record: RunRecord;
}

/**
 * The latest interrupted run of the same plan. To be called while the machine is held: what lies there then is no run
 * that is still going on.
 * @throws {UsageError} where there is none, saying how the latest one differs.
 */
export async function findInterruptedRun(root: string, asked: Asked): Promise<InterruptedRun> {
  const names = await readdir(runsDirectory(root)).catch(() => []);
  const runs: InterruptedRun[] = [];
  // Named by the moment they began: the latest first.
  for (const name of names.sort().reverse()) {
    const directory = runDirectoryAt(join(runsDirectory(root), name));
    const record = await readRunRecord(directory.path);
    if (record !== null) runs.push({ directory, record });
  }
  const [latest] = runs;
  if (latest === undefined) {
    throw new UsageError(
      `There is no interrupted run to continue in ${runsDirectory(root)}. Start one without --resume.`,
    );
  }
  const same = runs.find(({ record }) => isDeepStrictEqual(record.asked, asked));
  if (same !== undefined) return same;
  throw new UsageError(
    `The interrupted run of ${latest.record.started_at} had another plan. ${differences(latest.record.asked, asked)} ` +
      `Ask for the same again, or start a new run without --resume.`,
  );
}

const words: Record<keyof Asked, string> = {
  mode: 'mode',
  plan_sha256: 'models or scenarios',
  shard: 'shard',
  images: 'image folder',
  targets: 'targets',
  time_ms: 'time in ms',
  budget_ms: 'budget in ms',
};

function differences(then: Asked, now: Asked): string {
  return (Object.keys(words) as (keyof Asked)[])
    .filter((key) => then[key] !== now[key])
    .map((key) =>
      key === 'plan_sha256'
        ? 'It had other models or scenarios, or a manifest has changed.'
        : `Its ${words[key]}: ${then[key] ?? 'none'}; now: ${now[key] ?? 'none'}.`,
    )
    .join(' ');
}
