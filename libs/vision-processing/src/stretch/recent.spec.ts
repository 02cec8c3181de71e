import { Recent } from './recent.js';

describe('Recent', () => {
  it('makes a value once while its key is asked for', () => {
    const recent = new Recent<object>(2);
    const value = recent.get('a', () => ({}));
    recent.get('b', () => ({}));
    expect(recent.get('a', () => ({}))).toBe(value);
  });

  it('forgets what was not asked for longest', () => {
    const made: string[] = [];
    const recent = new Recent<string>(2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      recent.get(key, () => {
        made.push(key);
        return key;
      });
    }
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
