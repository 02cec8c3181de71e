import type { ExamQuestion } from '../report/schema/exam-schema.js';
import type { Leak } from '../report/schema/leak-schema.js';
import { proportionInterval } from '../statistics/proportion-interval.js';
import type { LeakPlant } from './leak-plants.js';
import { prepareLeakSubject } from './leak-subject.js';
import { runLeakTrial } from './run-leak-trial.js';

export interface LeakExamOptions {
  /** Fresh processes for each question, from 1. */
  readonly trials: number;
  readonly signal: AbortSignal;
  /** Called before each process with what it is asked, for people. */
  readonly tell: (message: string) => void;
  /** Default: those that a machine has to answer before its verdicts count. */
  readonly questions?: readonly LeakQuestion[];
}

export interface LeakQuestion {
  readonly what: string;
  readonly plant: LeakPlant;
  /** Whether the answer counts: a leak that is hardly more than the budget, or than noise, may be found or not. */
  readonly counts: boolean;
}

const kib = 2 ** 10;

/** What a machine has to answer before its verdicts count. */
export const shortLeakExam: readonly LeakQuestion[] = [
  { what: 'Nothing leaks', plant: { kind: 'nothing' }, counts: true },
  { what: 'A cache fills up', plant: { kind: 'plateau' }, counts: true },
  leakOf('v8', 4 * kib),
  leakOf('external', 4 * kib),
  leakOf('native', 32 * kib),
];

/** Of leaks, how many must be found. */
const fewestFound = 0.8;

/**
 * Asks the leak detector about processes of which it is known what grows in them. Each is fresh and runs alone; the caller
 * holds the machine.
 * @throws the signal's reason when it is aborted. @throws {ExamError} when a process did not end well.
 */
export async function askLeakQuestions({
  trials,
  signal,
  tell,
  questions = shortLeakExam,
}: LeakExamOptions): Promise<ExamQuestion[]> {
  signal.throwIfAborted();
  await using subject = await prepareLeakSubject();
  const answers: ExamQuestion[] = [];
  for (const question of questions) {
    const leaks: Leak[] = [];
    for (let trial = 1; trial <= trials; trial++) {
      tell(`${question.what}: process ${trial} of ${trials}`);
      leaks.push(await runLeakTrial(subject, question.plant, signal));
    }
    answers.push(answerOf(question, leaks));
  }
  return answers;
}

/** A leak is found where its owner is named. */
export function answerOf({ what, plant, counts }: LeakQuestion, leaks: readonly Leak[]): ExamQuestion {
  const alarms = leaks.filter(({ verdict }) => verdict === 'leak').length;
  const found = leaks.filter(({ owner }) => plant.kind === 'leak' && owner === plant.owner).length;
  const undecided = leaks.filter(({ verdict }) => verdict === 'inconclusive').length;
  const trials = leaks.length;
  const rate = alarms / trials;
  const passed = plant.kind === 'leak' ? found / trials >= fewestFound : alarms === 0;
  return {
    kind: plant.kind === 'leak' ? 'leak' : 'no-leak',
    size: plant.kind === 'leak' ? plant.bytes : 0,
    what,
    trials,
    alarms,
    undecided,
    rate,
    ...proportionInterval(alarms, trials),
    passed: counts ? passed : null,
  };
}

export function leakOf(owner: 'v8' | 'external' | 'native', bytes: number): LeakQuestion {
  const names = { v8: 'the JavaScript heap', external: 'buffers', native: 'native memory' };
  const size = bytes < kib ? `${bytes} B` : `${bytes / kib} KiB`;
  // An allocator that finds room in what it has freed, or takes more than it needs, hides 4 KiB in native memory.
  const counts = bytes > (owner === 'native' ? 4 : 1) * kib;
  return {
    what: `${size} an inference leak in ${names[owner]}`,
    plant: { kind: 'leak', owner, bytes },
    counts,
  };
}
