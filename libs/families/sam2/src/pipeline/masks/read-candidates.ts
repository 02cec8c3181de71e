import type { TensorMap } from '@framegate/model-family';
import { expectOutput, UnexpectedOutputError } from '@framegate/vision-processing';
import type { Candidate } from './candidate.js';

/**
 * The masks that the network proposes for one prompt, in its own order.
 * @throws {UnexpectedOutputError} when outputs are missing, misshapen or hold anything but finite numbers.
 */
export function readCandidates(
  outputs: TensorMap,
  names: { readonly masks: string; readonly scores: string },
): Candidate[] {
  // Some exports count images and prompts apart; one of each was asked.
  const leading = (outputs[names.masks]?.dims ?? []).slice(0, -3).map(() => 1);
  const dims = [...(leading.length ? leading : [1]), 'masks', 'height', 'width'];
  const logits = expectOutput(outputs, names.masks, dims);
  const [count, height, width] = outputs[names.masks]!.dims.slice(-3) as [number, number, number];
  const scores = expectOutput(outputs, names.scores, [...dims.slice(0, -3), count]);
  refuseUnlessFinite(names.scores, scores);
  refuseUnlessFinite(names.masks, logits);
  if (logits.length === 0) {
    const shape = outputs[names.masks]!.dims.join(', ');
    throw new UnexpectedOutputError(`Expected masks in ${names.masks}, got float32 [${shape}].`);
  }
  return Array.from(scores, (score, index) => ({
    logits: logits.subarray(index * height * width, (index + 1) * height * width),
    height,
    width,
    score,
  }));
}

function refuseUnlessFinite(name: string, values: Float32Array): void {
  for (let index = 0; index < values.length; index++) {
    // Only what is not finite differs from itself after this.
    if (values[index]! - values[index]! !== 0) {
      throw new UnexpectedOutputError(`Value ${index} of ${name} is ${values[index]}.`);
    }
  }
}
