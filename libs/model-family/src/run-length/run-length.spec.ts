import { readFileSync } from 'node:fs';
import { compressCounts } from './compress-counts.js';
import { decodeRle } from './decode-rle.js';

interface CocoMask {
  readonly name: string;
  readonly size: [height: number, width: number];
  readonly counts: number[];
  readonly compressed: string;
  /** A character for each pixel. */
  readonly rows: string[];
}

const { masks, longRuns } = JSON.parse(
  readFileSync(new URL('./fixtures/coco-masks.json', import.meta.url), 'utf8'),
) as { masks: CocoMask[]; longRuns: Pick<CocoMask, 'counts' | 'compressed'>[] };

describe('compressCounts', () => {
  it.each(masks)('writes $name as COCO does', ({ counts, compressed }) => {
    expect(compressCounts(counts)).toBe(compressed);
  });

  it.each(longRuns)('writes counts as large as $counts', ({ counts, compressed }) => {
    expect(compressCounts(counts)).toBe(compressed);
  });
});

describe('decodeRle', () => {
  it.each(masks)('gives the pixels of $name', ({ size, compressed, rows }) => {
    expect(Buffer.from(decodeRle({ size, counts: compressed }))).toEqual(
      Buffer.from([...rows.join('')].map(Number)),
    );
  });

  it('joins runs with nothing between them', () => {
    const counts = compressCounts([1, 2, 0, 2, 1]);
    expect([...decodeRle({ size: [3, 2], counts })]).toEqual([0, 1, 1, 1, 1, 0]);
  });

  it.each([
    ['5', 'Expected run lengths of 2×3 = 6 pixels, got a run that ends at 5.'],
    ['16', 'Expected run lengths of 2×3 = 6 pixels, got a run that ends at 7.'],
    ['7O', 'Expected run lengths of 2×3 = 6 pixels, got a run that ends at 7.'],
    [
      '1p',
      'Expected the compressed run lengths of a COCO mask, characters "0" to "o", got "p" at position 1.',
    ],
    [
      '5R',
      'Expected the compressed run lengths of a COCO mask, characters "0" to "o", got the end at position 2.',
    ],
  ])('refuses %j for a mask of 2×3', (counts, message) => {
    expect(() => decodeRle({ size: [2, 3], counts })).toThrow(new RangeError(message));
  });

  it('refuses a run of negative length', () => {
    expect(() => decodeRle({ size: [2, 3], counts: '2M6' })).toThrow(
      'Expected run lengths of 2×3 = 6 pixels, got a run that ends at -1.',
    );
  });
});
