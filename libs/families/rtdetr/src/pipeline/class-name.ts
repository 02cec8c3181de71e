import { cocoClasses } from '@framegate/vision-processing';

/** A model of 80 classes has COCO's; any other's are called by their number. */
export function className(index: number, classes: number): string {
  return (classes === cocoClasses.length ? cocoClasses[index] : undefined) ?? `class ${index}`;
}
