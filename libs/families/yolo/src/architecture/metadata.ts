import type { BuildRequest } from '@framegate/model-family';
import { cocoClasses } from '@framegate/vision-processing';

/**
 * `metadata_props` under the keys that YOLO exports carry and their readers expect. Values are Python literals.
 * No author and no date: the file is ours, and equal models are equal files.
 */
export function yoloMetadata({ variant, imageSize, batch, weights }: BuildRequest): Record<string, string> {
  const names = cocoClasses.map((name, index) => `${index}: '${name}'`).join(', ');
  return {
    description: `${variant}, weights: ${weights.id}`,
    version: '0.1.0',
    stride: '32',
    task: 'detect',
    head: 'Detect',
    batch: String(batch),
    imgsz: `[${imageSize.height}, ${imageSize.width}]`,
    names: `{${names}}`,
    args: `{'batch': ${batch}, 'dynamic': False, 'nms': False}`,
    channels: '3',
    end2end: 'False',
  };
}
