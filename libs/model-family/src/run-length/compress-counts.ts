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

/**
 * Run lengths in COCO's characters: signed numbers in groups of five bits, the lowest first.
 * @param counts each below 2³¹
 */
export function compressCounts(counts: ArrayLike<number>): string {
  const characters = Buffer.allocUnsafe(counts.length * charactersPerCount);
  let length = 0;
  let last = 0;
  let lastButOne = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!;
    let rest = index < firstDifference ? count : count - lastButOne;
    lastButOne = last;
    last = count;
    // Most numbers are small, and take one character.
    while (rest < -sign || rest >= sign) {
      characters[length++] = firstCharacter + ((rest & (continuation - 1)) | continuation);
      rest >>= bitsPerCharacter;
    }
    characters[length++] = firstCharacter + (rest & (continuation - 1));
  }
  return characters.toString('latin1', 0, length);
}
