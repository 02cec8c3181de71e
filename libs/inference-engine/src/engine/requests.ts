import type { Prompt } from '@framegate/model-family';
import { type CopyPixels, packImage, transferList } from '../images/image-payload.js';
import type { ImageSource } from '../images/image-source.js';
import type { PackedJob } from '../workers/pooled-worker.js';
import type { EncodedFeatures } from '../worker/encoded-features.js';
import type { ImageTask, InferenceJob } from '../worker/jobs.js';

interface Arrived {
  /** When the call was made, on the clock of `now`. */
  readonly arrivedAt: number;
}

/** Images that travel to a worker together. */
interface InferRequest extends Arrived {
  readonly kind: 'infer';
  readonly sources: readonly ImageSource[];
  readonly names: readonly string[];
  readonly prompt: Prompt | undefined;
  readonly threshold: number | undefined;
}

interface EncodeRequest extends Arrived {
  readonly kind: 'encode';
  readonly id: number;
  readonly source: ImageSource;
  readonly name: string;
}

interface SegmentRequest extends Arrived {
  readonly kind: 'segment';
  readonly features: EncodedFeatures;
  readonly prompt: Prompt | undefined;
}

/** What waits for a worker; nothing is copied before one is free. */
export type Request = InferRequest | EncodeRequest | SegmentRequest;

/** How many images an answer has of it. */
export function imagesIn(request: Request): number {
  return request.kind === 'infer' ? request.sources.length : 1;
}

/** Images that may share a run with those of others; `undefined` for what may not. */
export function sharedImagesIn(request: Request): number | undefined {
  return request.kind === 'infer' ? request.sources.length : undefined;
}

/** Several requests only if all may share a run. `copyPixels` finds a place for raw pixels; fresh memory without it. */
export function pack(
  requests: readonly Request[],
  copyPixels?: (pixels: Uint8Array, slot: number) => Uint8Array,
): PackedJob<InferenceJob> {
  let slot = 0;
  const copy: CopyPixels | undefined = copyPixels && ((pixels) => copyPixels(pixels, slot++));
  const [request] = requests;
  switch (request!.kind) {
    case 'infer': {
      const tasks = requests.flatMap((each) => (each.kind === 'infer' ? packTasks(each, copy) : []));
      return { job: { kind: 'infer', tasks }, transfer: transferList(tasks.map(({ image }) => image)) };
    }
    case 'encode': {
      const { kind, id, source, name } = request!;
      const image = packImage(source, name, copy);
      return { job: { kind, id, image }, transfer: transferList([image]) };
    }
    case 'segment': {
      const { kind, features } = request!;
      return { job: { kind, features, prompt: packPrompt(request!.prompt) }, transfer: [] };
    }
  }
}

function packTasks(
  { sources, names, prompt, threshold }: InferRequest,
  copyPixels: CopyPixels | undefined,
): ImageTask[] {
  const packed = packPrompt(prompt);
  return sources.map((source, index) => ({
    image: packImage(source, names[index]!, copyPixels),
    prompt: packed,
    threshold,
  }));
}

/** What a prompt consists of and nothing else: a clone would take along all that shares memory with its mask. */
function packPrompt(prompt: Prompt | undefined): Prompt | undefined {
  if (prompt === undefined) return undefined;
  const { points, box, mask, multimask } = prompt;
  return {
    ...(points && { points: points.map(({ x, y, label }) => ({ x, y, label })) }),
    ...(box && { box }),
    ...(mask && { mask: mask.slice() }),
    ...(multimask !== undefined && { multimask }),
  };
}
