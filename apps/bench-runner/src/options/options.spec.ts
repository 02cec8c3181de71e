import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../usage-error.js';
import { parseImageSize } from './image-size.js';
import { inRange } from './number-option.js';
import { workspaceRoot } from './workspace-root.js';

describe('an image size', () => {
  it('is height by width', () => {
    expect(parseImageSize('480x640')).toEqual({ height: 480, width: 640 });
  });

  it('is square when it is one number', () => {
    expect(parseImageSize('640')).toEqual({ height: 640, width: 640 });
  });

  it.each(['', 'x640', '640x', '640*480', '-1x2', '640x480x3'])('refuses %j', (text) => {
    expect(() => parseImageSize(text)).toThrow(
      new UsageError(`--image-size: expected HxW such as 480x640, or one number, got "${text}"`),
    );
  });
});

describe('a numeric option', () => {
  it('is taken within its range', () => {
    expect(inRange('threshold', { min: 0, max: 1 })(0.5)).toBe(0.5);
  });

  it.each([
    [{ min: 0, max: 1 }, 1.5, '--n: expected a number from 0 to 1, got 1.5'],
    [{ min: 1, whole: true }, 2.5, '--n: expected a whole number of at least 1, got 2.5'],
    [{ min: 1, whole: true }, NaN, '--n: expected a whole number of at least 1, got NaN'],
  ])('is refused outside %j', (range, value, message) => {
    expect(() => inRange('n', range)(value)).toThrow(new UsageError(message));
  });
});

describe('the workspace', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'framegate-root-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('is the nearest folder above that holds models/', async () => {
    await mkdir(join(directory, 'models'));
    await mkdir(join(directory, 'apps', 'one'), { recursive: true });
    expect(workspaceRoot(undefined, join(directory, 'apps', 'one'))).toBe(directory);
  });

  it('is the folder given, and no other', async () => {
    await mkdir(join(directory, 'models'));
    await mkdir(join(directory, 'apps'));
    expect(workspaceRoot(directory)).toBe(directory);
    expect(() => workspaceRoot(join(directory, 'apps'))).toThrow(
      new UsageError(
        `Expected a folder models/ in ${join(directory, 'apps')}, and there is none. Name the workspace with --root DIR.`,
      ),
    );
  });
});
