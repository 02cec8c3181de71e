import { AutoModel, AutoProcessor } from '@huggingface/transformers';
import { readPicture } from './read-picture.mjs';
import { suppress } from './suppress.mjs';

export async function open(variant, options, threshold) {
  const model = await AutoModel.from_pretrained(variant, options);
  const processor = await AutoProcessor.from_pretrained(variant);
  return async (picture) => {
    const { pixel_values, original_sizes, reshaped_input_sizes } = await processor(
      await readPicture(picture),
    );
    const { output0 } = await model({ images: pixel_values });
    const scale = original_sizes[0][0] / reshaped_input_sizes[0][0];
    return suppress(readAnchors(output0, threshold)).map(({ box, ...found }) => ({
      ...found,
      box: box.map((edge) => edge * scale),
    }));
  };
}

/** Anchors whose best class scores above the threshold, of [1, 4 + classes, anchors]: class by class, as they lie. */
function readAnchors({ data, dims: [, rows, anchors] }, threshold) {
  const best = new Float32Array(anchors);
  const classes = new Int32Array(anchors);
  for (let row = 4; row < rows; row++) {
    for (let anchor = 0, at = row * anchors; anchor < anchors; anchor++, at++) {
      if (data[at] > best[anchor]) {
        best[anchor] = data[at];
        classes[anchor] = row - 4;
      }
    }
  }
  const found = [];
  for (let anchor = 0; anchor < anchors; anchor++) {
    if (best[anchor] <= threshold) continue;
    const [x, y, width, height] = [0, 1, 2, 3].map((row) => data[row * anchors + anchor]);
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    found.push({ box, class: classes[anchor], score: best[anchor] });
  }
  return found;
}
