import type { ImageSize, PipelineOptions } from '@framegate/model-family';
import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import {
  batchOf,
  checkInputRoom,
  describeValue,
  imageSizeOf,
  requireFloat32,
  UnsupportedModelError,
} from '@framegate/vision-processing';

/**
 * `heads`: class logits and boxes of every query, as the library and we export them; `objects`: the best of them, already
 * in pixels of sizes that are an input, as the authors' repository exports them.
 */
export type Form = 'heads' | 'objects';

interface Layout {
  readonly images: string;
  /** int64 [batch, 2]: width and height that boxes are wanted for. */
  readonly sizes?: string;
  /** Ranks of the outputs by name. */
  readonly outputs: Readonly<Record<string, number>>;
  readonly boxes: string;
}

const layouts: Readonly<Record<Form, Layout>> = {
  heads: { images: 'pixel_values', outputs: { logits: 3, pred_boxes: 3 }, boxes: 'pred_boxes' },
  objects: {
    images: 'images',
    sizes: 'orig_target_sizes',
    outputs: { labels: 2, boxes: 3, scores: 2 },
    boxes: 'boxes',
  },
};

export const signatures = [
  'pixel_values [batch, 3, height, width] to logits [batch, queries, classes] and pred_boxes [batch, queries, 4]',
  'images [batch, 3, height, width] and orig_target_sizes [batch, 2] to labels [batch, queries], ' +
    'boxes [batch, queries, 4] and scores [batch, queries]',
];

const nativeSize: ImageSize = { height: 640, width: 640 };
/** The coarsest map's cell: maps are doubled and joined, which fits for whole cells alone. */
const sizeMultiple = 32;

/** What a model file says that matters to its pipeline. */
export interface RtdetrModel {
  readonly form: Form;
  readonly imageSize: ImageSize;
  readonly batch: number;
}

export function recognisesRtdetr(signature: ModelSignature): boolean {
  return formOf(signature) !== undefined;
}

/** @throws {UnsupportedModelError} saying what was expected and what the model has. */
export function readRtdetrModel(signature: ModelSignature, options: PipelineOptions): RtdetrModel {
  const form = formOf(signature);
  if (!form) {
    const got = [...signature.inputs, ...signature.outputs].map(describeValue).join(', ');
    throw new UnsupportedModelError(`Expected ${signatures.join(', or ')}, got ${got}.`);
  }
  const layout = layouts[form];
  const images = find(signature.inputs, layout.images)!;
  const floats = signature.outputs.filter(({ name }) => name in layout.outputs && name !== 'labels');
  for (const value of [images, ...floats]) requireFloat32(value);
  const imageSize = imageSizeOf(images, options.imageSize, nativeSize);
  for (const [side, pixels] of Object.entries(imageSize)) {
    if (pixels % sizeMultiple !== 0) {
      throw new UnsupportedModelError(
        `Expected an image ${side} that is a multiple of ${sizeMultiple}, got ${pixels}.`,
      );
    }
  }
  const batch = batchOf(images, options.batch);
  checkInputRoom(images.name, [batch, 3, imageSize.height, imageSize.width]);
  return { form, imageSize, batch };
}

function formOf({ inputs, outputs }: ModelSignature): Form | undefined {
  const forms = Object.keys(layouts) as Form[];
  return forms.find((form) => {
    const { images, sizes, outputs: ranks, boxes } = layouts[form];
    const names = [images, ...(sizes === undefined ? [] : [sizes])];
    return (
      inputs.length === names.length &&
      names.every((name) => find(inputs, name)) &&
      isImage(find(inputs, images)!) &&
      Object.entries(ranks).every(([name, rank]) => find(outputs, name)?.shape.length === rank) &&
      fits(find(outputs, boxes)!.shape[2], 4)
    );
  });
}

function isImage({ shape }: ValueInfo): boolean {
  return shape.length === 4 && fits(shape[1], 3);
}

/** Exporters leave sizes open that never change. */
function fits(size: number | string | undefined, wanted: number): boolean {
  return typeof size === 'string' || size === wanted;
}

function find(values: readonly ValueInfo[], wanted: string): ValueInfo | undefined {
  return values.find(({ name }) => name === wanted);
}
