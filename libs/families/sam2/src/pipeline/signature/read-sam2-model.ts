import type { ImageSize, PipelineOptions, SegmentationPipeline } from '@framegate/model-family';
import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import {
  batchOf,
  checkInputRoom,
  imageSizeOf,
  requireFloat32,
  UnsupportedModelError,
} from '@framegate/vision-processing';
import type { ExportForm, PromptRoom } from '../forms/index.js';
import { pairOf } from './pair-of.js';
import { valueOf } from './sam2-parts.js';

const nativeSize: ImageSize = { height: 1024, width: 1024 };
/** Masks have a quarter of the image's size. */
const maskStride = 4;

/** What two model files say that matters to their pipeline. */
export interface Sam2Model {
  readonly form: ExportForm;
  readonly networks: SegmentationPipeline['networks'];
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly room: PromptRoom;
  /** Each [batch, channels, height, width]. */
  readonly features: readonly ValueInfo[];
  /** The decoder's output of logits. */
  readonly masks: string;
}

/** @throws {UnsupportedModelError} saying what was expected and what the files are. */
export function readSam2Model(signatures: readonly ModelSignature[], options: PipelineOptions): Sam2Model {
  const { form, networks } = pairOf(signatures);
  const encoder = signatures[networks.image]!;
  const decoder = signatures[networks.prompt]!;
  const input = valueOf(encoder.inputs, form.image)!;
  const features = form.features.map((name) => valueOf(encoder.outputs, name)!);
  const masks = form.masks.map((name) => valueOf(decoder.outputs, name)).find((value) => value)!;
  const fed = form.features.map((name) => valueOf(decoder.inputs, name)!);
  for (const value of [input, ...features, ...fed, masks, valueOf(decoder.outputs, form.scores)!]) {
    requireFloat32(value);
  }
  checkPromptInputs(decoder, form);
  const imageSize = imageSizeOf(input, options.imageSize, nativeSize);
  const batch = batchOf(input, options.batch);
  const room = { points: pointsOf(decoder, form), mask: maskSizeOf(decoder, form, imageSize) };
  checkInputRoom(form.image, [batch, 3, imageSize.height, imageSize.width]);
  checkInputRoom(form.points, [room.points ?? 1, 2]);
  checkInputRoom(form.maskInput ?? 'an earlier mask', [room.mask.height, room.mask.width]);
  return {
    form,
    networks,
    imageSize,
    batch,
    room,
    features,
    masks: masks.name,
  };
}

function checkPromptInputs({ inputs }: ModelSignature, { prompts }: ExportForm): void {
  for (const [name, expected] of Object.entries(prompts)) {
    const { type } = valueOf(inputs, name)!;
    if (expected === 'float32') requireFloat32(valueOf(inputs, name)!);
    if (type !== expected)
      throw new UnsupportedModelError(`Expected ${name} to be ${expected}, got ${type}.`);
  }
}

/** @throws {UnsupportedModelError} when the export is for several prompts at once. */
function pointsOf({ inputs }: ModelSignature, form: ExportForm): number | undefined {
  const [points, prompts] = valueOf(inputs, form.points)!.shape.slice(0, -1).reverse();
  if (typeof prompts === 'number' && prompts !== 1) {
    throw new UnsupportedModelError(
      `The decoder answers ${prompts} prompts at once; expected one that answers a single prompt, or any number.`,
    );
  }
  return typeof points === 'number' ? points : undefined;
}

function maskSizeOf({ inputs }: ModelSignature, form: ExportForm, imageSize: ImageSize): ImageSize {
  const input = form.maskInput === undefined ? undefined : valueOf(inputs, form.maskInput);
  const [height, width] = input?.shape.slice(-2) ?? [];
  if (typeof height === 'number' && typeof width === 'number') return { height, width };
  return { height: imageSize.height / maskStride, width: imageSize.width / maskStride };
}
