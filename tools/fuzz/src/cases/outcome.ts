import { inspect } from 'node:util';
import type { ErrorClass } from '../targets/target.js';

/** What became of a case: a result, a refusal by a documented error, or what should not have been. */
export type Outcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'finding'; readonly problem: string };

/** What the language itself says when code was not prepared for something: no message for people. */
const slips =
  /Cannot (read|set) propert|Cannot convert|Cannot mix|is not (a function|iterable|a constructor|defined)|call stack|[Ii]nvalid (typed )?array|[Ii]nvalid string length|allocation failed|circular structure/;
const longestMessage = 20_000;
const shownText = 1500;

/** Judges what a case was refused with. */
export function judgeError(
  error: unknown,
  { refusals, subject }: { readonly refusals: readonly ErrorClass[]; readonly subject: string },
): Outcome {
  const problem = problemOf(error, refusals, subject);
  if (problem !== undefined) return { kind: 'finding', problem: `${problem}: ${shorten(inspect(error))}` };
  const { name, code } = error as Error & { code?: string };
  return { kind: 'refused', code: code ?? name };
}

function problemOf(error: unknown, refusals: readonly ErrorClass[], subject: string): string | undefined {
  const known = refusals.find((refusal) => error instanceof refusal);
  if (!known) return 'an error of no documented class';
  const { message } = error as Error;
  if (!message.includes(subject)) return `a message that does not name ${subject}`;
  if (slips.test(message)) return 'a message that is not for people';
  return message.length > longestMessage ? `a message of ${message.length} characters` : undefined;
}

function shorten(text: string): string {
  return text.length > shownText ? `${text.slice(0, shownText)} …` : text;
}
