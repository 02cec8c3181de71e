import { createHash } from 'node:crypto';

/**
 * Random numbers that follow from a text alone: the same on every machine. The generator is Chris Doty-Humphrey's
 * sfc32, started from the SHA-256 of the text.
 */
export class Random {
  readonly #state: Uint32Array;

  constructor(seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    this.#state = Uint32Array.of(hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8), 1);
  }

  /** From 0 to 2³² - 1. */
  word(): number {
    const [a, b, c, counter] = this.#state as unknown as [number, number, number, number];
    const word = (a + b + counter) >>> 0;
    this.#state[0] = b ^ (b >>> 9);
    this.#state[1] = c + (c << 3);
    this.#state[2] = ((c << 21) | (c >>> 11)) + word;
    this.#state[3] = counter + 1;
    return word;
  }

  /** A whole number from 0 and below `end`; 0 where `end` is. */
  below(end: number): number {
    return Math.floor((this.word() / 2 ** 32) * end);
  }

  /** Whether something of that probability happens. */
  happens(probability: number): boolean {
    return this.word() / 2 ** 32 < probability;
  }

  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('Expected something to choose from, got nothing');
    return choices[this.below(choices.length)]!;
  }

  /** Small numbers often, large ones now and then: from 1, half of what came before each time, up to `most`. */
  burst(most: number): number {
    let size = 1;
    while (size < most && this.happens(0.5)) size *= 2;
    return Math.min(most, size + this.below(size));
  }

  /** From 1 to 2^`powers`, each power of two as likely as another. */
  magnitude(powers: number): number {
    const size = 2 ** this.below(powers);
    return size + this.below(size + 1);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.word() & 0xff);
  }
}
