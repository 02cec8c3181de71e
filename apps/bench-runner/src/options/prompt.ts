import type { Prompt, PromptPoint } from '@framegate/model-family';
import { UsageError } from '../usage-error.js';

/** What a person asks of a model that answers prompts. */
export interface PromptOptions {
  point?: PromptPoint[] | undefined;
  box?: NonNullable<Prompt['box']> | undefined;
  multimask?: boolean | undefined;
}

export const promptOptions = {
  point: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'x,y in pixels of a point on the object, or x,y,0 beside it; repeatable',
    coerce: (points: string[]) => points.map(parsePoint),
  },
  box: {
    type: 'string',
    requiresArg: true,
    describe: 'x1,y1,x2,y2 in pixels of a box around the object',
    coerce: parseBox,
  },
  multimask: {
    type: 'boolean',
    describe:
      'Answer with all candidates, or with --no-multimask the best [default: all for one point alone]',
  },
} as const;

/**
 * The prompt that the options make; `undefined` where none is given, so that the family's own is asked.
 * @throws {UsageError} for a way of answering without anything to answer.
 */
export function promptOf({ point, box, multimask }: PromptOptions): Prompt | undefined {
  if (point === undefined && box === undefined) {
    if (multimask === undefined) return undefined;
    throw new UsageError('--multimask: expected a --point or a --box beside it, got neither');
  }
  return {
    ...(point !== undefined && { points: point }),
    ...(box !== undefined && { box }),
    ...(multimask !== undefined && { multimask }),
  };
}

export function parsePoint(text: string): PromptPoint {
  const [x, y, label = 1, ...rest] = numbersOf(text);
  if (x !== undefined && y !== undefined && (label === 0 || label === 1) && rest.length === 0)
    return { x, y, label };
  throw new UsageError(
    `--point: expected x,y or x,y,label such as 320,240 with label 1 (on the object) or 0, got "${text}"`,
  );
}

export function parseBox(text: string | readonly string[]): NonNullable<Prompt['box']> {
  if (typeof text !== 'string') {
    throw new UsageError(`--box: expected one box, got ${text.length} (${text.join(' and ')})`);
  }
  const [x1, y1, x2, y2, ...rest] = numbersOf(text);
  if (x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined && rest.length === 0) {
    if (x2 > x1 && y2 > y1) return [x1, y1, x2, y2];
  }
  throw new UsageError(
    `--box: expected x1,y1,x2,y2 such as 10,20,200,240, the second corner right of and below the first, got "${text}"`,
  );
}

/** None at all where one of them is no number. */
function numbersOf(text: string): number[] {
  const parts = text.split(',');
  return parts.every((part) => /^\s*-?(\d+\.?\d*|\.\d+)\s*$/.test(part)) ? parts.map(Number) : [];
}
