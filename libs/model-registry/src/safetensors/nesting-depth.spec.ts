import { nestingDepth } from './nesting-depth.js';

describe('the depth of a JSON text', () => {
  it.each([
    ['7', 0],
    ['{}', 1],
    ['{"a": [1, {"b": []}], "c": {}}', 4],
    ['["[[[", "\\"[[", "\\\\", [1]]', 2],
  ])('is that of its deepest part, and strings have none: %s', (json, depth) => {
    expect(nestingDepth(json)).toBe(depth);
  });

  it('is found of texts that are cut short too', () => {
    expect(nestingDepth('{"a": [{"b')).toBe(3);
    expect(nestingDepth(']]}[')).toBe(0);
  });
});
