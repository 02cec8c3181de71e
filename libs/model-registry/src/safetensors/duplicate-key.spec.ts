import { duplicateKey } from './duplicate-key.js';

describe('an object with a key twice', () => {
  it.each([
    ['{"a": 1, "a": 2}', 'a'],
    ['{"a": 1, "\\u0061": 2}', 'a'],
    ['{"x": {"b": [1, {"c": 1}], "b": 2}}', 'b'],
    ['{"x": [{"k": ":"}, {"k": 1, "k": 2}]}', 'k'],
  ])('is found out: %s', (json, key) => {
    expect(duplicateKey(json)).toBe(key);
  });
});

describe('an object whose keys differ', () => {
  it.each([
    '{}',
    '{"a": {"a": {"a": 1}}}',
    '[{"a": 1}, {"a": 1}]',
    '{"a": "a", "b": "a:{\\"a\\":1}"}',
    '{"a\\\\": 1, "a": ["a", "a"]}',
  ])('is left alone: %s', (json) => {
    expect(duplicateKey(json)).toBeUndefined();
  });
});
