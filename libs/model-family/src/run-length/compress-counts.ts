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

const latin1 = new TextDecoder('latin1');

/**
 * Run lengths in COCO's characters: signed numbers in groups of five bits, the lowest first.
 * @param counts each below 2³¹
 */
export function compressCounts(counts: ArrayLike<number>): string {
  const characters = new Uint8Array(counts.length * charactersPerCount);
  let length = 0;
  for (let index = 0; index < counts.length; index++) {
    let rest = counts[index]! - (index < firstDifference ? 0 : counts[index - 2]!);
    for (let more = true; more; ) {
      const bits = rest & (continuation - 1);
      rest >>= bitsPerCharacter;
      more = rest !== (bits & sign ? -1 : 0);
      characters[length++] = firstCharacter + (more ? bits | continuation : bits);
    }
  }
  return latin1.decode(characters.subarray(0, length));
}
