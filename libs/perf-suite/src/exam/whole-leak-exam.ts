import { memoryOwners } from '../report/schema/leak-schema.js';
import { leakOf, type LeakQuestion } from './leak-questions.js';

const sizes = [128, 1024, 4096, 32_768];

/** Growth of every kind: what is none first, then leaks of every owner and size. */
export const wholeLeakExam: readonly LeakQuestion[] = [
  { what: 'Nothing leaks', plant: { kind: 'nothing' }, counts: true },
  { what: 'A cache is emptied when it is full', plant: { kind: 'sawtooth' }, counts: true },
  { what: 'A cache fills up', plant: { kind: 'plateau' }, counts: true },
  { what: 'Growth like a logarithm', plant: { kind: 'logarithm' }, counts: true },
  ...memoryOwners.flatMap((owner) => sizes.map((bytes) => leakOf(owner, bytes))),
];
