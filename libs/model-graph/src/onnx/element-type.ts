import type { ElementType } from '../model-signature.js';

/** `TensorProto.DataType` numbers of the ONNX format. */
const codes: Readonly<Record<Exclude<ElementType, 'other'>, number>> = {
  float32: 1,
  uint8: 2,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
};

const sizes: Readonly<Record<Exclude<ElementType, 'other'>, number>> = {
  float32: 4,
  uint8: 1,
  int32: 4,
  int64: 8,
  bool: 1,
  float16: 2,
};

export type { ElementType };

export function elementTypeCode(type: ElementType): number {
  if (type === 'other') throw new RangeError('an element type outside the known ones cannot be written');
  return codes[type];
}

export function elementTypeOf(code: number): ElementType {
  const entry = Object.entries(codes).find(([, value]) => value === code);
  return (entry?.[0] as ElementType | undefined) ?? 'other';
}

export function bytesPerElement(type: ElementType): number {
  if (type === 'other') throw new RangeError('an element type outside the known ones has no size');
  return sizes[type];
}
