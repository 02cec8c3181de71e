import { cocoCategories } from '@framegate/vision-processing';

/** Logits of the published models: a place for every COCO category id, from 0 to 90. */
const publishedClasses = 91;

/** A model of 91 classes has COCO's categories; any other's are called by their number. */
export function className(id: number, classes: number): string {
  return (classes === publishedClasses ? cocoCategories.get(id) : undefined) ?? `class ${id}`;
}
