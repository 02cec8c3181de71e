import type { ImageSize, Prompt, PromptPoint } from '@framegate/model-family';

/** @throws {RangeError} for a prompt that makes no sense for an image of this size, or whose mask has another size. */
export function checkPrompt({ points, box, mask }: Prompt, image: ImageSize, maskSize: ImageSize): void {
  if (!points?.length && !box && !mask) {
    throw new RangeError('The prompt is empty; expected points, a box, a mask, or several of them.');
  }
  points?.forEach((point, index) => checkPoint(point, index, image));
  if (box) checkBox(box, image);
  if (mask) checkMask(mask, maskSize);
}

function checkPoint({ x, y, label }: PromptPoint, index: number, { width, height }: ImageSize): void {
  if (!(x >= 0 && x <= width && y >= 0 && y <= height)) {
    throw new RangeError(
      `Point ${index} is (${x}, ${y}); expected x from 0 to ${width} and y from 0 to ${height}, pixels of the original image.`,
    );
  }
  // Callers need not be written in TypeScript.
  if (![0, 1].includes(label)) {
    throw new RangeError(
      `Point ${index} has the label ${String(label)}; expected 1, on the object, or 0, not on it.`,
    );
  }
}

/** A corner may lie outside, as those of detections do. */
function checkBox(box: NonNullable<Prompt['box']>, { width, height }: ImageSize): void {
  const [x1, y1, x2, y2] = box;
  if (box.length !== 4 || !box.every(Number.isFinite) || x1 >= x2 || y1 >= y2) {
    throw new RangeError(
      `The box is [${box.join(', ')}]; expected x1, y1, x2, y2 with x1 below x2 and y1 below y2.`,
    );
  }
  if (x2 <= 0 || y2 <= 0 || x1 >= width || y1 >= height) {
    throw new RangeError(
      `The box is [${box.join(', ')}]; expected one that covers some of the image, ${width} pixels wide and ${height} high.`,
    );
  }
}

function checkMask(mask: Float32Array, { width, height }: ImageSize): void {
  const expected = `the ${height}×${width} logits of a mask from an earlier answer`;
  if (!(mask instanceof Float32Array)) {
    throw new RangeError(`The mask is no Float32Array; expected ${expected}.`);
  }
  if (mask.length !== height * width) {
    throw new RangeError(`The mask has ${mask.length} values; expected ${expected}.`);
  }
  const bad = mask.findIndex((logit) => !Number.isFinite(logit));
  if (bad >= 0) {
    throw new RangeError(`Value ${bad} of the mask is ${mask[bad]}; expected ${expected}.`);
  }
}
