import type { ImageSize, Prompt, PromptPoint } from '@framegate/model-family';
import { checkPrompt } from './check-prompt.js';
import type { NetworkPrompt } from './network-prompt.js';

/**
 * A prompt as the network sees it; without one, a point on whatever is at the centre. Nothing is added for pixels'
 * centres: the network does that itself.
 * @param original size of the image that the prompt is about
 * @throws {RangeError} for a prompt that makes no sense for this image.
 */
export function readPrompt(
  prompt: Prompt | undefined,
  original: ImageSize,
  network: { readonly imageSize: ImageSize; readonly mask: ImageSize },
): NetworkPrompt {
  if (prompt) checkPrompt(prompt, original, network.mask);
  const { points = [], box, mask } = prompt ?? { points: [centre(original)] };
  const scaleX = (x: number) => (x / original.width) * network.imageSize.width;
  const scaleY = (y: number) => (y / original.height) * network.imageSize.height;
  return {
    points: points.map(({ x, y, label }) => ({ x: scaleX(x), y: scaleY(y), label })),
    ...(box && { box: [scaleX(box[0]), scaleY(box[1]), scaleX(box[2]), scaleY(box[3])] }),
    ...(mask && { mask }),
  };
}

function centre({ width, height }: ImageSize): PromptPoint {
  return { x: width / 2, y: height / 2, label: 1 };
}
