import { anonymousMemory } from './anonymous-memory.js';

describe('anonymousMemory', () => {
  it('is RssAnon of the process in bytes', () => {
    const status = 'Name:\tnode\nVmRSS:\t   90000 kB\nRssAnon:\t   1234 kB\nRssFile:\t   40000 kB\n';
    expect(anonymousMemory((path) => (path === '/proc/self/status' ? status : undefined))).toBe(1234 * 1024);
  });

  it('is unknown where the kernel does not tell', () => {
    expect(anonymousMemory(() => undefined)).toBeUndefined();
    expect(anonymousMemory(() => 'Name:\tnode\n')).toBeUndefined();
  });
});
