const { imul } = Math;

/** FNV-1a of the text's UTF-8 bytes, 32 bits. */
export function fnv1a(text: string): number {
  let hash = 2166136261;
  for (const byte of Buffer.from(text, 'utf8')) hash = imul(hash ^ byte, 16777619);
  return hash >>> 0;
}

/**
 * Uniform numbers in [0, 1) by mulberry32, a generator of 32-bit integer operations alone: any language on any
 * machine gets the same ones. The returned function gives the next number.
 */
export function seededUniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), state | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
