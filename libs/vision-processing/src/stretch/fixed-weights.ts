const { floor } = Math;

/** The precision that PIL has for the weights of 8-bit images. */
const weightBits = 22;
const lowBits = weightBits / 2;

export const fullWeight = 1 << weightBits;

/** Weights as whole numbers out of {@link fullWeight}, each rounded for itself, as PIL does. */
export function fixedWeights(weights: readonly number[]): number[] {
  return weights.map((weight) => floor(weight * fullWeight + 0.5));
}

/** Rounded so that their sum stays whole: what rounding adds or takes, the largest weight gives back. */
export function balancedWeights(weights: readonly number[]): number[] {
  const fixed = fixedWeights(weights);
  const sum = fixed.reduce((total, weight) => total + weight, 0);
  const largest = fixed.indexOf(Math.max(...fixed));
  fixed[largest] = fixed[largest]! + fullWeight - sum;
  return fixed;
}

export function highHalf(weight: number): number {
  return weight >> lowBits;
}

export function lowHalf(weight: number): number {
  return weight & ((1 << lowBits) - 1);
}
