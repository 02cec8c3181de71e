// Bound once: a global is slow to look up inside jest's sandbox.
const { imul, log } = Math;

const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/**
 * Seeded generator for statistics and load: xoshiro128** (Blackman & Vigna 2018), period 2^128 − 1, with the four words of
 * its state drawn from the seed by SplitMix32 (the finaliser of MurmurHash3 on a Weyl sequence). Integer steps only, so
 * every machine draws the same sequence.
 */
export class Xoshiro128 {
  readonly #state: Uint32Array;

  constructor(seed: number) {
    let weyl = seed >>> 0;
    this.#state = Uint32Array.from({ length: 4 }, () => {
      weyl = (weyl + 0x9e3779b9) >>> 0;
      let mixed = imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
      mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      return mixed ^ (mixed >>> 16);
    });
  }

  /** 0 … 2³² − 1 */
  next(): number {
    const [a, b, c, d] = this.#state as unknown as [number, number, number, number];
    const result = imul(rotate(imul(b, 5), 7), 9) >>> 0;
    this.#state[2] = c ^ a ^ (b << 9);
    this.#state[3] = rotate(d ^ b, 11);
    this.#state[1] = b ^ c ^ a;
    this.#state[0] = a ^ d ^ b;
    return result;
  }

  /** From 0 to below 1, with all 53 bits of a double. */
  uniform(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Exponentially distributed with a mean of 1. */
  exponential(): number {
    return -log(1 - this.uniform());
  }
}
