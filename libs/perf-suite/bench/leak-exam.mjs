/**
 * The exam of the leak detector: `npm run bench:leaks -- [TRIALS]`, 3 without a number. Each trial is a fresh process of
 * 1,000 inferences, some 20 s. Nothing else may run on the machine.
 */
import { parseArgs } from 'node:util';
import { askLeakQuestions } from '../dist/exam/leak-questions.js';
import { wholeLeakExam } from '../dist/exam/whole-leak-exam.js';
import { abortOnInterrupt } from '../dist/suite/interrupt.js';

const { positionals } = parseArgs({ allowPositionals: true });
const trials = Number(positionals[0] ?? 3);
if (!Number.isInteger(trials) || trials < 1) {
  console.error(`Expected a number of trials from 1, got ${positionals[0]}.`);
  process.exit(64);
}
const { signal } = abortOnInterrupt();
printRow('what', 'trials', 'said leak', 'undecided', 'said clean');
for (const question of wholeLeakExam) {
  const [{ what, alarms, undecided }] = await askLeakQuestions({
    trials,
    signal,
    tell: () => undefined,
    questions: [question],
  });
  printRow(what, trials, alarms, undecided, trials - alarms - undecided);
}

function printRow(what, ...cells) {
  console.log(what.padEnd(48) + cells.map((cell) => String(cell).padStart(11)).join(''));
}
