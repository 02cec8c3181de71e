import { blockTable } from './hiera.js';
import { findVariant, variants } from './variants.js';

/** Blocks from first to last, stage, grid in, window; G: the whole grid; *: pools. As published for 1024×1024. */
const published: Record<string, string> = {
  'sam2-tiny':
    '0 s0 256/8, 1 s1 256/8*, 2 s1 128/4, 3 s2 128/4*, 4 s2 64/14, 5 s2 64/G, 6 s2 64/14, 7 s2 64/G, 8 s2 64/14, 9 s2 64/G, 10 s3 64/14*, 11 s3 32/7',
  'sam2-small':
    '0 s0 256/8, 1 s1 256/8*, 2 s1 128/4, 3 s2 128/4*, 4-6 s2 64/14, 7 s2 64/G, 8-9 s2 64/14, 10 s2 64/G, 11-12 s2 64/14, 13 s2 64/G, 14 s3 64/14*, 15 s3 32/7',
  'sam2-base-plus':
    '0-1 s0 256/8, 2 s1 256/8*, 3-4 s1 128/4, 5 s2 128/4*, 6-11 s2 64/14, 12 s2 64/G, 13-15 s2 64/14, 16 s2 64/G, 17-19 s2 64/14, 20 s2 64/G, 21 s3 64/14*, 22-23 s3 32/7',
  'sam2-large':
    '0-1 s0 256/8, 2 s1 256/8*, 3-7 s1 128/4, 8 s2 128/4*, 9-22 s2 64/16, 23 s2 64/G, 24-32 s2 64/16, 33 s2 64/G, 34-42 s2 64/16, 43 s2 64/G, 44 s3 64/16*, 45-47 s3 32/8',
};

function described(name: string): string {
  const runs: { first: number; last: number; what: string }[] = [];
  for (const { index, stage, side, window, pools } of blockTable(findVariant(name).backbone, 256)) {
    const what = `s${stage} ${side}/${window === side ? 'G' : window}${pools ? '*' : ''}`;
    const run = runs.at(-1);
    if (run?.what === what) run.last = index;
    else runs.push({ first: index, last: index, what });
  }
  return runs
    .map(({ first, last, what }) => `${first === last ? first : `${first}-${last}`} ${what}`)
    .join(', ');
}

describe('the blocks of a SAM 2 backbone', () => {
  it.each(variants.map(({ name }) => name))('%s are those published', (name) => {
    expect(described(name)).toBe(published[name]);
  });

  it.each([
    ['sam2-tiny', [96, 192, 384, 768], [1, 2, 4, 8]],
    ['sam2-small', [96, 192, 384, 768], [1, 2, 4, 8]],
    ['sam2-base-plus', [112, 224, 448, 896], [2, 4, 8, 16]],
    ['sam2-large', [144, 288, 576, 1152], [2, 4, 8, 16]],
  ])('%s widen where a stage begins', (name, channels, heads) => {
    const blocks = blockTable(findVariant(name).backbone, 256);
    for (const { stage, pools, inChannels, outChannels, heads: count } of blocks) {
      expect([inChannels, outChannels]).toEqual([channels[pools ? stage - 1 : stage], channels[stage]]);
      expect(count).toBe(heads[stage]);
    }
  });

  it('are those of a known variant', () => {
    expect(() => findVariant('sam2-huge')).toThrow(
      new RangeError(
        'Unknown SAM 2 variant "sam2-huge"; known are sam2-tiny, sam2-small, sam2-base-plus, sam2-large',
      ),
    );
  });
});
