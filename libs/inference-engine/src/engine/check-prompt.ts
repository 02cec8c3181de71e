import { isFloat32Array } from 'node:util/types';
import type { Prompt } from '@framegate/model-family';
import { InvalidOptionError } from '../errors/request-errors.js';

/**
 * That it is a prompt at all, and can travel to a worker. Whether it makes sense for the image is for the family to say.
 * @throws {InvalidOptionError} naming the part that is none.
 */
export function checkPrompt(prompt: Prompt | undefined): void {
  if (prompt === undefined) return;
  if (typeof prompt !== 'object' || prompt === null) {
    throw new InvalidOptionError('prompt', 'an object with points, a box or a mask', prompt);
  }
  const { points, box, mask, multimask } = prompt as { readonly [Part in keyof Prompt]: unknown };
  expect('prompt.points', 'an array of { x, y, label } with numbers', points, isListOfPoints);
  expect('prompt.box', 'the four numbers x1, y1, x2, y2', box, isBox);
  expect('prompt.mask', 'the Float32Array of the `logits` of a mask', mask, isFloat32Array);
  expect('prompt.multimask', 'true or false', multimask, (value) => typeof value === 'boolean');
}

function expect(option: string, expected: string, value: unknown, isIt: (value: unknown) => boolean): void {
  if (value !== undefined && !isIt(value)) throw new InvalidOptionError(option, expected, value);
}

function isListOfPoints(value: unknown): boolean {
  return Array.isArray(value) && value.every(isPoint);
}

function isPoint(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, label } = value as { x?: unknown; y?: unknown; label?: unknown };
  return areNumbers([x, y, label]);
}

function isBox(value: unknown): boolean {
  return Array.isArray(value) && value.length === 4 && areNumbers(value);
}

function areNumbers(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'number');
}
