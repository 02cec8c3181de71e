import type { ModelSignature } from '@framegate/model-graph';
import { cocoClasses } from '@framegate/vision-processing';
import { badMetadata, metadataValue } from './metadata.js';

/**
 * Names by class index from the model's metadata: `{0: 'person', …}` or a list.
 * A model of 80 classes without names has COCO's; any other class without a name is called by its number.
 */
export function classNamer(
  signature: ModelSignature,
  classes: number | undefined,
): (index: number) => string {
  const names = namesInMetadata(signature) ?? (classes === cocoClasses.length ? cocoClasses : []);
  return (index) => names[index] ?? `class ${index}`;
}

function namesInMetadata(signature: ModelSignature): readonly string[] | undefined {
  const value = metadataValue(signature, 'names');
  if (value === undefined) return undefined;
  const entries = Array.isArray(value) ? value.entries() : value instanceof Map ? value.entries() : undefined;
  const names: string[] = [];
  for (const [index, name] of entries ?? badNames(signature)) {
    if (!Number.isInteger(index) || (index as number) < 0 || typeof name !== 'string') badNames(signature);
    else names[index as number] = name;
  }
  return names;
}

function badNames(signature: ModelSignature): never {
  return badMetadata(signature, 'names', "class names by index such as {0: 'person', 1: 'bicycle'}");
}
