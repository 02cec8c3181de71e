import { parseHeader } from './header.js';
import { SafetensorsError } from './safetensors-error.js';

const file = 'w.safetensors';
const parse = (header: unknown, dataBytes: number) =>
  parseHeader(file, Buffer.from(JSON.stringify(header)), dataBytes);
const entry = (begin: number, end: number, shape: unknown = [(end - begin) / 4], dtype: unknown = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

function refusal(parsing: () => unknown): SafetensorsError {
  try {
    parsing();
  } catch (error) {
    if (error instanceof SafetensorsError) return error;
  }
  throw new Error('Expected a SafetensorsError');
}

describe('a header', () => {
  it('declares tensors in any order, of any rank, empty ones too', () => {
    const header = {
      b: entry(8, 16, [2, 1]),
      __metadata__: { format: 'pt' },
      a: entry(0, 8),
      none: entry(8, 8, [0, 3]),
      one: entry(16, 20, []),
    };
    expect([...parse(header, 20).values()]).toEqual([
      { name: 'b', dtype: 'F32', shape: [2, 1], begin: 8, end: 16 },
      { name: 'a', dtype: 'F32', shape: [2], begin: 0, end: 8 },
      { name: 'none', dtype: 'F32', shape: [0, 3], begin: 8, end: 8 },
      { name: 'one', dtype: 'F32', shape: [], begin: 16, end: 20 },
    ]);
  });

  it('may declare none', () => {
    expect(parse({}, 0).size).toBe(0);
  });

  it('may be padded with spaces', () => {
    expect(parseHeader(file, Buffer.from('{}      '), 0).size).toBe(0);
  });

  it('may have strings of megabytes, in its metadata', () => {
    const header = { __metadata__: { training: `${'x'.repeat(9e6)}"` } };
    expect(parse(header, 0).size).toBe(0);
  });

  it('may use any name, those of object prototypes included', () => {
    const header = `{"__proto__": ${JSON.stringify(entry(0, 4))}, "constructor": ${JSON.stringify(entry(4, 8))}}`;
    expect([...parseHeader(file, Buffer.from(header), 8).keys()]).toEqual(['__proto__', 'constructor']);
  });
});

describe('a header that lies', () => {
  it.each([
    ['bytes before a tensor', { a: entry(4, 8) }, 8, '4 bytes before tensor "a" belong to no tensor'],
    [
      'bytes between tensors',
      { a: entry(0, 4), b: entry(8, 12) },
      12,
      '4 bytes before tensor "b" belong to no tensor',
    ],
    ['bytes after the last', { a: entry(0, 4) }, 10, 'the last 6 bytes of the file belong to no tensor'],
    [
      'two tensors in one place',
      { a: entry(0, 8), b: entry(4, 12) },
      12,
      'tensor "b" begins at byte 4, inside the tensor before it',
    ],
    [
      'one tensor twice',
      { a: entry(0, 4), b: entry(0, 4) },
      4,
      'tensor "b" begins at byte 0, inside the tensor before it',
    ],
    [
      'a tensor beyond the end',
      { a: entry(0, 8) },
      4,
      'tensor "a" ends at byte 8 of the data, and the file has 4',
    ],
    [
      'more bytes than elements',
      { a: entry(0, 8, [1]) },
      8,
      'tensor "a": F32 [1] takes 4 bytes, but "data_offsets" [0,8] span 8',
    ],
    [
      'an end before its begin',
      { a: entry(8, 0, []) },
      8,
      'tensor "a": F32 [] takes 4 bytes, but "data_offsets" [8,0] span -8',
    ],
    [
      'more elements than can be',
      { a: entry(0, 4, [2 ** 40, 2 ** 40]) },
      4,
      'tensor "a": shape [1099511627776,1099511627776] has more elements than can be counted',
    ],
    [
      'a negative side',
      { a: entry(0, 4, [-1, -1]) },
      4,
      'tensor "a": expected "shape" to be an array of non-negative integers, got [-1,-1]',
    ],
    [
      'half an element',
      { a: entry(0, 4, [0.5]) },
      4,
      'tensor "a": expected "shape" to be an array of non-negative integers, got [0.5]',
    ],
    [
      'a shape in words',
      { a: entry(0, 4, 'wide') },
      4,
      'tensor "a": expected "shape" to be an array of non-negative integers, got "wide"',
    ],
    [
      'a missing shape',
      { a: { dtype: 'F32', data_offsets: [0, 4] } },
      4,
      'tensor "a": expected "shape" to be an array of non-negative integers, got nothing',
    ],
    [
      'a third offset',
      { a: { dtype: 'U8', shape: [1], data_offsets: [0, 1, 2] } },
      1,
      'tensor "a": expected "data_offsets" to be two non-negative integers, got [0,1,2]',
    ],
    [
      'a negative offset',
      { a: entry(-4, 0) },
      4,
      'tensor "a": expected "data_offsets" to be two non-negative integers, got [-4,0]',
    ],
  ] as [string, object, number, string][])('is refused: %s', (_, header, dataBytes, problem) => {
    const error = refusal(() => parse(header, dataBytes));
    expect(error.message).toBe(`${file}: malformed header: ${problem}`);
    expect(error.code).toBe('SAFETENSORS_MALFORMED');
  });

  it.each([[undefined], [7], ['F33'], ['toString']])('is refused: the element type %s', (dtype) => {
    const { message } = refusal(() => parse({ a: { ...entry(0, 4), dtype } }, 4));
    expect(message).toBe(
      `${file}: malformed header: tensor "a": expected "dtype" to be one of BOOL, U8, I8, F8_E4M3, F8_E5M2, F8_E8M0, I16, ` +
        `U16, F16, BF16, I32, U32, F32, I64, U64, F64, C64, got ${dtype === undefined ? 'nothing' : JSON.stringify(dtype)}`,
    );
  });
});

describe('a header that is no header', () => {
  it.each([
    ['[]', 'expected a JSON object'],
    ['null', 'expected a JSON object'],
    ['{"a": {"shape": [[1]]}}', 'expected values nested at most 3 deep, got 4'],
    ['{"a": null, "a": null}', '"a" is there twice'],
  ])('is refused: %s', (text, problem) => {
    expect(refusal(() => parseHeader(file, Buffer.from(text), 0)).message).toBe(
      `${file}: malformed header: ${problem}`,
    );
  });

  it('is refused before it is parsed when it is nested without end', () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(refusal(() => parseHeader(file, Buffer.from(nested), 0)).message).toBe(
      `${file}: malformed header: expected values nested at most 3 deep, got 100000`,
    );
  });

  it('is refused with as much of a name as people read', () => {
    const { message } = refusal(() => parse({ ['n'.repeat(1000)]: null }, 0));
    expect(message).toContain(`${file}: malformed header: tensor "${'n'.repeat(76)}...: expected "dtype"`);
  });

  it('is refused with the parser’s reason when it is no JSON', () => {
    const error = refusal(() => parseHeader(file, Buffer.from('{"a": '), 0));
    expect(error.message).toBe(
      `${file}: malformed header: it is not JSON (${(error.cause as Error).message})`,
    );
  });

  it('is refused when it is not UTF-8', () => {
    const { message } = refusal(() => parseHeader(file, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 0));
    expect(message).toBe(`${file}: malformed header: it is not UTF-8`);
  });
});
