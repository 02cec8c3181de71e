import { exportSignature } from '../../testing/signatures.js';
import { classNamer } from './class-names.js';

const named = (names: string) => exportSignature(undefined, undefined, { names });

describe('classNamer', () => {
  it('takes the names of the metadata', () => {
    const nameOf = classNamer(named(`{0: 'bolt', 1: "driver's cap"}`), 2);
    expect([nameOf(0), nameOf(1)]).toEqual(['bolt', "driver's cap"]);
  });

  it('takes a list of names too', () => {
    expect(classNamer(named("['bolt', 'nut']"), 2)(1)).toBe('nut');
  });

  it('falls back to COCO for 80 classes without names', () => {
    const nameOf = classNamer(exportSignature(), 80);
    expect([nameOf(0), nameOf(79)]).toEqual(['person', 'toothbrush']);
  });

  it('calls other classes without a name by their number', () => {
    expect(classNamer(exportSignature(), 3)(2)).toBe('class 2');
    expect(classNamer(named("{0: 'bolt'}"), 80)(7)).toBe('class 7');
  });

  it.each([
    [
      "{'zero': 'bolt'}",
      `Metadata "names": expected class names by index such as {0: 'person', 1: 'bicycle'}, got {'zero': 'bolt'}`,
    ],
    [
      '{0: 7}',
      `Metadata "names": expected class names by index such as {0: 'person', 1: 'bicycle'}, got {0: 7}`,
    ],
    ['80', `Metadata "names": expected class names by index such as {0: 'person', 1: 'bicycle'}, got 80`],
    [
      "{0: 'bolt'",
      `Metadata "names" cannot be read: Expected "," or "}" at character 10 of the Python literal, got the end`,
    ],
  ])('says what is wrong with %s', (names, message) => {
    expect(() => classNamer(named(names), 2)).toThrow(message);
  });
});
