import type { z } from 'zod';
import { showValue } from '../show-value.js';
import { didYouMean } from './did-you-mean.js';
import type { ManifestIssue } from './manifest-error.js';
import { fieldsAt } from './manifest-json-schema.js';

type SchemaIssue = z.core.$ZodIssue;

/** What zod found wrong with `raw`, in a manifest's own terms. One entry for each unknown field. */
export function describeIssue(issue: SchemaIssue, raw: unknown): ManifestIssue[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(issue.path);
    return issue.keys.map((key) => ({
      field: formatPath([...issue.path, key]),
      expected: `one of the fields ${known.join(', ')}`,
      received: `an unknown field${didYouMean(key, known)}`,
    }));
  }
  const received = showValue(valueAt(raw, issue.path));
  return [{ field: formatPath(issue.path), expected: expectation(issue), received }];
}

function expectation(issue: SchemaIssue): string {
  if (issue.code === 'invalid_type') return typeName(issue.expected);
  if (issue.code === 'too_small' && issue.origin === 'string') return 'some text';
  if (issue.code === 'too_small' && issue.origin !== 'array')
    return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code === 'invalid_union' && 'options' in issue && issue.options) return oneOf(issue.options);
  return issue.message;
}

function typeName(type: string): string {
  if (type === 'int') return 'a whole number';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' or ');
}

/** `weights.sha256`, `imageSize[1]`. */
function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(
    (value: unknown, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    raw,
  );
}
