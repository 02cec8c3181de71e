import { cocoCategories } from '@framegate/vision-processing';

/** What class logits start training from, −ln 99: a probability of 1 %. */
const prior = -4.59512;
/** Of numbers that are no category: they are never found. */
const impossible = -12;

/** Biases of the class logits, by COCO's sparse category ids. */
export function classBiases(classes: number): Float32Array {
  return Float32Array.from({ length: classes }, (_, id) => (cocoCategories.has(id) ? prior : impossible));
}
