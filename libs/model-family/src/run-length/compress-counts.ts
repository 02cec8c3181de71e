/** Printable characters from here on stand for 0…63. */
export const firstCharacter = 48;
export const bitsPerCharacter = 5;
/** Set where more characters of the same number follow. */
export const continuation = 1 << bitsPerCharacter;
/** Set in the last character of a negative number. */
export const sign = continuation >> 1;
/** From this count on, what is written is the difference from the count two before: mostly small along straight edges. */
export const firstDifference = 3;
const charactersPerCount = 7;

/** Characters that are made into text at a time: many fewer than a mask has, so that no memory is needed for all. */
const pieceLength = 32_768;
const piece = Buffer.alloc(pieceLength);

/**
 * Run lengths in COCO's characters: signed numbers in groups of five bits, the lowest first.
 * @param counts each below 2³¹
 */
export function compressCounts(counts: ArrayLike<number>): string {
  let text = '';
  let length = 0;
  let last = 0;
  let lastButOne = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!;
    let rest = index < firstDifference ? count : count - lastButOne;
    lastButOne = last;
    last = count;
    if (length > pieceLength - charactersPerCount) {
      text += piece.toString('latin1', 0, length);
      length = 0;
    }
    // Most numbers are small, and take one character.
    while (rest < -sign || rest >= sign) {
      piece[length++] = firstCharacter + ((rest & (continuation - 1)) | continuation);
      rest >>= bitsPerCharacter;
    }
    piece[length++] = firstCharacter + (rest & (continuation - 1));
  }
  return text + piece.toString('latin1', 0, length);
}
