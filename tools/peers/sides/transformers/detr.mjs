import { AutoModelForObjectDetection, AutoProcessor } from '@huggingface/transformers';
import { readPicture } from './read-picture.mjs';

export async function open(variant, options, threshold) {
  const model = await AutoModelForObjectDetection.from_pretrained(variant, options);
  const processor = await AutoProcessor.from_pretrained(variant);
  return async (picture) => {
    const inputs = await processor(await readPicture(picture));
    const outputs = await model(inputs);
    // The last argument asks for a sigmoid of each class, as these networks were trained for. Without it, and so in the
    // library's pipeline, scores are a softmax whose last class counts as the background.
    const [{ boxes, classes, scores }] = processor.image_processor.post_process_object_detection(
      outputs,
      threshold,
      inputs.original_sizes,
      true,
    );
    return boxes.map((box, index) => ({ box, class: classes[index], score: scores[index] }));
  };
}
