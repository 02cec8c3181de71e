import { UsageError } from '../usage-error.js';
import { parseBox, parsePoint, promptOf } from './prompt.js';

describe('a point', () => {
  it('is on the object unless it says otherwise', () => {
    expect(parsePoint('320,240')).toEqual({ x: 320, y: 240, label: 1 });
    expect(parsePoint('12.5, 0,0')).toEqual({ x: 12.5, y: 0, label: 0 });
  });

  it.each(['', '1', '1,2,3', '1,2,1,1', 'a,b', '1;2', '1,', 'Infinity,1', '0x10,1', '1e3,1'])(
    'refuses %j',
    (text) => {
      expect(() => parsePoint(text)).toThrow(
        new UsageError(
          `--point: expected x,y or x,y,label such as 320,240 with label 1 (on the object) or 0, got "${text}"`,
        ),
      );
    },
  );
});

describe('a box', () => {
  it('is its left, top, right and bottom edge', () => {
    expect(parseBox('10,20.5,200,240')).toEqual([10, 20.5, 200, 240]);
    expect(parseBox('-5,-5,20,20')).toEqual([-5, -5, 20, 20]);
  });

  it.each(['', '1,2,3', '1,2,3,4,5', '10,10,5,20', '10,10,20,10', 'a,b,c,d'])('refuses %j', (text) => {
    expect(() => parseBox(text)).toThrow(
      new UsageError(
        `--box: expected x1,y1,x2,y2 such as 10,20,200,240, the second corner right of and below the first, got "${text}"`,
      ),
    );
  });

  it('is one', () => {
    expect(() => parseBox(['1,1,2,2', '3,3,4,4'])).toThrow(
      new UsageError('--box: expected one box, got 2 (1,1,2,2 and 3,3,4,4)'),
    );
  });
});

describe('a prompt', () => {
  it('is left to the family when nothing is asked', () => {
    expect(promptOf({})).toBeUndefined();
  });

  it('is all that was given', () => {
    const point = [{ x: 1, y: 2, label: 1 } as const];
    const box = [1, 2, 3, 4] as const;
    expect(promptOf({ point })).toEqual({ points: point });
    expect(promptOf({ point, box, multimask: false })).toEqual({ points: point, box, multimask: false });
  });

  it('needs something to look for', () => {
    expect(() => promptOf({ multimask: true })).toThrow(
      new UsageError('--multimask: expected a --point or a --box beside it, got neither'),
    );
  });
});
