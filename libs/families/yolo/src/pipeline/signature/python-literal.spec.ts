import { parsePythonLiteral } from './python-literal.js';

describe('parsePythonLiteral', () => {
  it('reads the dict of names that exporters write', () => {
    expect(parsePythonLiteral("{0: 'person', 1: 'traffic light'}")).toEqual(
      new Map([
        [0, 'person'],
        [1, 'traffic light'],
      ]),
    );
  });

  it('reads names with apostrophes, quotes, escapes and other scripts', () => {
    const text = String.raw`["driver's seat", 'say "hi"', 'both \' and "', 'a\\b', 'tab\there', 'é', '\xe9\u4e2d\U0001f600']`;
    expect(parsePythonLiteral(text)).toEqual([
      "driver's seat",
      'say "hi"',
      'both \' and "',
      'a\\b',
      'tab\there',
      'é',
      'é中😀',
    ]);
  });

  it('reads settings with every kind of value', () => {
    const text =
      "{'data': None, 'batch': 1, 'fraction': 1.0, 'dynamic': False, 'nms': True, 'x': -2.5e-3, 't': (1, 2,), 'e': {}}";
    expect(parsePythonLiteral(text)).toEqual(
      new Map<unknown, unknown>([
        ['data', null],
        ['batch', 1],
        ['fraction', 1],
        ['dynamic', false],
        ['nms', true],
        ['x', -0.0025],
        ['t', [1, 2]],
        ['e', new Map()],
      ]),
    );
  });

  it.each([
    ['', 'Expected a value at character 0 of the Python literal, got the end'],
    ["{0 'a'}", 'Expected ":" at character 3 of the Python literal, got \'a\'}'],
    ['[1 2]', 'Expected "," or "]" at character 3 of the Python literal, got 2]'],
    ["['open", "Expected a closing ' at character 7 of the Python literal, got the end"],
    [String.raw`'\xZZ'`, "Expected 2 hex digits at character 3 of the Python literal, got ZZ'"],
    [String.raw`'\q'`, "Expected a known escape at character 3 of the Python literal, got '"],
    ['[640, 640] or so', 'Expected nothing more at character 11 of the Python literal, got or so'],
    ['__import__("os")', 'Expected a value at character 0 of the Python literal, got __import__("os")'],
  ])('refuses %s', (text, message) => {
    expect(() => parsePythonLiteral(text)).toThrow(new SyntaxError(message));
  });
});
