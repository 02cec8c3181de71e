import type { Prompt } from '@framegate/model-family';

/** Whether a prompt is to be answered with all candidates; unless it says so, where a single point leaves open which. */
export function wantsCandidates(prompt: Prompt | undefined): boolean {
  if (!prompt) return true;
  const { points, box, mask, multimask } = prompt;
  return multimask ?? (points?.length === 1 && !box && !mask);
}
