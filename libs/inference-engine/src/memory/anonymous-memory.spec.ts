import { anonymousMemory } from './anonymous-memory.js';

describe('anonymousMemory', () => {
  it('is RssAnon of the process in bytes', () => {
    const status = 'Name:\tnode\nVmRSS:\t   90000 kB\nRssAnon:\t   1234 kB\nRssFile:\t   40000 kB\n';
    const read = (path: string) => (/^\/proc\/(self|7)\/status$/.test(path) ? status : undefined);
    expect(anonymousMemory('self', read)).toBe(1234 * 1024);
    expect(anonymousMemory(7, read)).toBe(1234 * 1024);
    expect(anonymousMemory(8, read)).toBeUndefined();
  });

  it('is unknown where the kernel does not tell', () => {
    expect(anonymousMemory('self', () => undefined)).toBeUndefined();
    expect(anonymousMemory('self', () => 'Name:\tnode\n')).toBeUndefined();
  });
});
