import { parseProcessStatm, type ResidentMemory } from './process-statm.js';

function parse(text: string, length = text.length): ResidentMemory {
  const memory = { rssBytes: 1, anonBytes: 1 };
  parseProcessStatm(Buffer.from(text), length, 4096, memory);
  return memory;
}

describe('the statm of a process', () => {
  it('is read in bytes, anonymous memory being what is resident and not shared', () => {
    expect(parse('262144 12800 7680 18000 0 70000 0\n')).toEqual({
      rssBytes: 12800 * 4096,
      anonBytes: 5120 * 4096,
    });
  });

  it('has figures above 4 GiB', () => {
    expect(parse('536870912 268435456 0 1 0 1 0\n')).toEqual({ rssBytes: 2 ** 40, anonBytes: 2 ** 40 });
  });

  it('has no negative anonymous memory, though the kernel counts the two apart', () => {
    expect(parse('9 5 6 1 0 1 0\n')).toEqual({ rssBytes: 5 * 4096, anonBytes: 0 });
  });

  it('is read up to the given length, whatever an earlier, longer text left behind', () => {
    expect(parse('262144 12800 7680', 14)).toEqual({ rssBytes: NaN, anonBytes: NaN });
  });

  it.each([
    ['is empty', ''],
    ['has too few numbers', '262144 12800\n'],
    ['is cut within a number', '262144 12800 76'],
    ['has words', 'size resident shared\n'],
    ['has a negative number', '262144 -12800 7680 1\n'],
    ['has a gap', '262144  12800 7680 1\n'],
    ['is no text at all', '\u0000\u0001\u0002'],
  ])('leaves figures unknown when it %s', (_, text) => {
    expect(parse(text)).toEqual({ rssBytes: NaN, anonBytes: NaN });
  });
});
