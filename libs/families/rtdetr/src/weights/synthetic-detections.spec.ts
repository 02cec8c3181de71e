import { goldenImage } from '../testing/golden-weights.js';
import { runVariant } from '../testing/run-variant.js';

const side = 320;
/** Sigmoid 0.5, the usual threshold. */
const logitLimit = 0;

/** Noise, noise that is darker at the top, and a flat grey with one bright square. */
const images = [
  goldenImage(side),
  goldenImage(side).map((value, at) => (value * (at % (side * side))) / (side * side)),
  new Float32Array(3 * side * side).map((_, at) =>
    at % side < 90 && Math.floor(at / side) % side < 60 ? 0.9 : 0.4,
  ),
];

describe.each(['rtdetr-r18', 'rtdetr-r34', 'rtdetr-r50', 'rtdetr-r101'])(
  '%s with synthetic weights',
  (variant) => {
    /** Logits and boxes of each image. */
    let answers: readonly Record<'logits' | 'boxes', Float32Array>[];

    beforeAll(async () => {
      const { logits, pred_boxes: boxes } = await runVariant(variant, { height: side, width: side }, images);
      answers = images.map((_, slot) => ({
        logits: place(logits!.data, slot),
        boxes: place(boxes!.data, slot),
      }));
    });

    it('finds 5 to 50 objects, others in every image', () => {
      const found = answers.map(({ logits }) => [...logits.keys()].filter((at) => logits[at]! > logitLimit));
      for (const objects of found) {
        expect(objects.length).toBeGreaterThanOrEqual(5);
        expect(objects.length).toBeLessThanOrEqual(50);
      }
      expect(new Set(found.map((objects) => objects.join())).size).toBe(images.length);
    });

    it('looks all over the image, at boxes of different sizes', () => {
      for (const { boxes } of answers) {
        const spreads = [0, 1, 2, 3].map((column) => deviation(boxes.filter((_, at) => at % 4 === column)));
        expect(Math.min(...spreads.slice(0, 2))).toBeGreaterThan(0.15);
        expect(Math.min(...spreads.slice(2))).toBeGreaterThan(0.03);
      }
    });
  },
);

function place(values: Float32Array, slot: number): Float32Array {
  const length = values.length / images.length;
  return values.slice(slot * length, (slot + 1) * length);
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
