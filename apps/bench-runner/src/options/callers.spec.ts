import { UsageError } from '../usage-error.js';
import { parseCallers } from './callers.js';

describe('numbers of callers', () => {
  it.each([
    ['1-4', [1, 2, 3, 4]],
    ['8,2', [2, 8]],
    ['1-3, 2-4', [1, 2, 3, 4]],
  ])('are read from %j', (text, expected) => {
    expect(parseCallers(text)).toEqual(expected);
  });

  it.each(['', '0', '4-1', '1-', 'a', '1-100000', '2.5'])('are refused as %j', (text) => {
    expect(() => parseCallers(text)).toThrow(
      new UsageError(`--callers: expected numbers from 1 to 1000 such as 1-10 or 1,2,4,8, got "${text}"`),
    );
  });
});
