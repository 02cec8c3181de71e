import type { InferenceResult } from '@framegate/inference-engine';
import { counted } from '@framegate/perf-report';
import { formatTable } from './format-table.js';

/** What became of one image. */
export type Outcome = { readonly image: string } & (
  | InferenceResult
  | { readonly error: { code: string; message: string } }
);

type Masks = NonNullable<InferenceResult['masks']>;

/** As it stands in the JSON; masks as run lengths alone, for their pixels would be most of the document. */
export function outcomeRecord(outcome: Outcome): object {
  if ('error' in outcome || outcome.masks === undefined) return outcome;
  const { image, width, height, masks, timings, providers } = outcome;
  const records = masks.map(({ rle, score, area, box }) => ({ rle, score, area, box }));
  return { image, width, height, masks: records, timings, providers };
}

/** Lines for people. */
export function outcomeText(outcome: Outcome): string {
  if ('error' in outcome) return `${outcome.image}: ${outcome.error.message}\n`;
  const { image, width, height, detections, masks, timings } = outcome;
  const found = masks ? counted(masks.length, 'mask') : counted(detections.length, 'detection');
  const heading = `${image} (${width}x${height}): ${found} in ${timings.total.toFixed(1)} ms\n`;
  return heading + (masks ? maskTable(masks, width * height) : detectionTable(detections));
}

function detectionTable(detections: InferenceResult['detections']): string {
  if (detections.length === 0) return '';
  const rows = detections.map(({ label, score, box }) => [
    `  ${label}`,
    score.toFixed(3),
    ...box.map((edge) => Number(edge.toFixed(1))),
  ]);
  return formatTable(['  label', 'score', 'x1', 'y1', 'x2', 'y2'], rows);
}

function maskTable(masks: Masks, pixels: number): string {
  if (masks.length === 0) return '';
  const rows = masks.map(({ score, area, box }) => [
    `  ${score.toFixed(3)}`,
    area,
    Number(((100 * area) / pixels).toFixed(1)),
    ...box,
  ]);
  return formatTable(['  score', 'area px', 'area %', 'x1', 'y1', 'x2', 'y2'], rows);
}
