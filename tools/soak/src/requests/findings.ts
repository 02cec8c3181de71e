import type { Detection, Mask } from '@framegate/inference-engine';

/** What an engine found in one image, without what differs from run to run. */
export interface Findings {
  readonly width: number;
  readonly height: number;
  readonly detections: readonly Detection[];
  readonly masks: readonly Pick<Mask, 'score' | 'rle'>[];
}

interface Found {
  readonly width: number;
  readonly height: number;
  readonly detections?: readonly Detection[];
  readonly masks?: readonly Mask[];
}

/** Lets go of bitmaps and logits, which the run lengths stand for. */
export function findingsOf({ width, height, detections = [], masks = [] }: Found): Findings {
  return { width, height, detections, masks: masks.map(({ score, rle }) => ({ score, rle })) };
}
