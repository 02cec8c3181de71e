import type { SeededRandom } from '../random/seeded-random.js';

/** RGB bytes of waves that no other image has. */
export function paintImage(random: SeededRandom, width: number, height: number): Uint8Array {
  const waves = [0, 1, 2].map(() => ({
    across: random.number() * 0.4,
    down: random.number() * 0.4,
    phase: random.number() * 6,
  }));
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) {
    const { across, down, phase } = waves[index % 3]!;
    const x = Math.floor(index / 3) % width;
    const y = Math.floor(index / 3 / width);
    data[index] = 128 + 120 * Math.sin(across * x + phase) * Math.cos(down * y);
  }
  return data;
}
