import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targets } from '../targets/targets.js';
import { describeTallies } from './describe-tally.js';
import { keepFinding } from './keep-finding.js';
import { parseArguments } from './parse-arguments.js';

describe('the arguments', () => {
  it('mean all targets and the same cases each time when there are none', () => {
    expect(parseArguments([])).toEqual({ targets, count: undefined, seed: '1', index: undefined });
  });

  it('name a target, a number of cases and a seed', () => {
    expect(parseArguments(['--target', 'images', '--count', '50', '--seed', 'x'])).toEqual({
      targets: [targets[0]],
      ...{ count: 50, seed: 'x', index: undefined },
    });
  });

  it('name one case to run again', () => {
    const { seed, index } = parseArguments(['--target', 'onnx', '--replay', 'x:12']);
    expect([seed, index]).toEqual(['x', 12]);
  });

  it.each([
    [
      ['--target', 'sounds'],
      'Expected a target (images, safetensors, onnx, engine, manifests, artifacts), got "sounds"',
    ],
    [['--count', '0'], 'Expected --count to be a whole number from 1, got "0"'],
    [['--seed', 'a:b'], 'Expected a seed of letters, digits, "_", "." and "-", got "a:b"'],
    [['--replay', '1:2'], 'Expected --target beside --replay, got none'],
    [['--target', 'onnx', '--replay', '1'], 'Expected --replay as SEED:INDEX, got "1"'],
    [
      ['--target', 'onnx', '--replay', '1:x'],
      'Expected the index of --replay to be a whole number from 0, got "x"',
    ],
  ])('are refused when they make no sense: %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(new RangeError(message));
  });
});

describe('the table', () => {
  it('has a line for each target and says what was refused how often', () => {
    const tally = {
      ...{
        target: 'images',
        cases: 10,
        ok: 4,
        findings: [],
        longestMs: 12.4,
        peakGrowth: 5e6,
      },
      refused: new Map([
        ['IMAGE_TOO_LARGE', 1],
        ['IMAGE_CORRUPT', 5],
      ]),
    };
    expect(describeTallies([tally])).toBe(
      'target  cases  ok  refused  findings  longest  memory\n' +
        'images     10   4        6         0    12 ms   +5 MB\n' +
        '\n' +
        'images: IMAGE_CORRUPT 5, IMAGE_TOO_LARGE 1',
    );
  });
});

describe('a finding', () => {
  it('is kept as a file, and says how to run it again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'framegate-fuzz-kept-'));
    const finding = {
      ...{ target: 'images', index: 7, madeFrom: 'deep.png', problem: 'no answer after 5 ms' },
      input: Uint8Array.of(1, 2),
    };
    expect(await keepFinding(finding, 'ab', folder)).toBe(
      'images ab:7, made from deep.png: no answer after 5 ms\n' +
        `  input: ${join(folder, 'images-ab-7.png')}\n` +
        '  again: npm run fuzz -- --target images --replay ab:7',
    );
    expect([...(await readFile(join(folder, 'images-ab-7.png')))]).toEqual([1, 2]);
    await rm(folder, { recursive: true });
  });
});
