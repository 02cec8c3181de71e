import { AutoProcessor, Sam2Model } from '@huggingface/transformers';
import { readPicture } from './read-picture.mjs';

export async function open(variant, options) {
  const model = await Sam2Model.from_pretrained(variant, options);
  const processor = await AutoProcessor.from_pretrained(variant);
  return async (picture) => {
    const image = await readPicture(picture);
    const inputs = await processor(image, { input_points: [[picture.centre]], input_labels: [[1]] });
    const { pred_masks, iou_scores } = await model(inputs);
    const [masks] = await processor.post_process_masks(
      pred_masks,
      inputs.original_sizes,
      inputs.reshaped_input_sizes,
    );
    const pixels = image.width * image.height;
    return Array.from(iou_scores.data, (score, index) => ({
      score,
      bitmap: masks.data.subarray(index * pixels, (index + 1) * pixels),
    }));
  };
}
