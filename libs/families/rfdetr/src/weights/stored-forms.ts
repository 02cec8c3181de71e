import type { TensorSpec } from '@framegate/model-family';
export function storedForms(spec: TensorSpec): TensorSpec {
  return spec;
}
