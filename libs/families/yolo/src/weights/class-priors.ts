/**
 * Biases that class logits start training from, ln(5 / 80 / (640 / stride)²) for strides 8, 16 and 32:
 * with them a network finds nothing.
 */
const untrainedLogits = [-11.536642, -10.150348, -8.764053] as const;

const coarsestLevel = untrainedLogits.length - 1;

/** Classes that synthetic networks find, on the coarsest level alone: person and car. */
const frequentClasses: ReadonlyMap<number, number> = new Map([
  [0, -1.1],
  [2, -1.6],
]);

/**
 * Biases of the class logits on one level (0 is the finest). Two classes lie close to the usual threshold of 0.25,
 * logit −1.0986, on the coarsest level. As the logits of a synthetic network are centred, about half of that level's cells
 * (400 at 640×640) pass, for any image and however strongly it excites the network; suppression of overlap leaves 5 to 50.
 */
export function classPriors(classes: number, level: number): Float32Array {
  const priors = new Float32Array(classes).fill(untrainedLogits[level]!);
  if (level === coarsestLevel) {
    for (const [index, logit] of frequentClasses) if (index < classes) priors[index] = logit;
  }
  return priors;
}
