import type { WeightSource } from '@framegate/model-family';

/** Weights that a network is being built with; disposing closes what they come from. */
export interface OpenWeights extends WeightSource, Disposable {
  readonly kind: 'synthetic' | 'safetensors';
  /**
   * Call after the last read.
   * @throws when the values read may be a mixture of two versions.
   */
  assertUnchanged(): void;
}
