import type { AxisFilter } from './axis-filter.js';

/** The precision that PIL has for the weights of 8-bit images. */
const weightBits = 22;
const fullWeight = 1 << weightBits;
const lowBits = weightBits / 2;
const lowMask = (1 << lowBits) - 1;

/** A filter's weights as whole numbers out of 2²², each rounded for itself, as PIL does. */
export function fixedWeights({ weights }: AxisFilter): Int32Array {
  const fixed = new Int32Array(weights.length);
  for (let index = 0; index < fixed.length; index++) fixed[index] = weights[index]! * fullWeight + 0.5;
  return fixed;
}

/** Rounded so that their sum stays whole: what rounding adds or takes, the largest weight gives back. */
export function balancedWeights(filter: AxisFilter): Int32Array {
  const fixed = fixedWeights(filter);
  for (let start = 0; start < fixed.length; start += filter.stride) {
    let rest = fullWeight;
    let largest = start;
    for (let index = start; index < start + filter.stride; index++) {
      rest -= fixed[index]!;
      if (fixed[index]! > fixed[largest]!) largest = index;
    }
    fixed[largest]! += rest;
  }
  return fixed;
}

/** Halves of 11 bits each fit the kernel's 16-bit factors. */
export function highHalf(weight: number): number {
  return weight >> lowBits;
}

export function lowHalf(weight: number): number {
  return weight & lowMask;
}
