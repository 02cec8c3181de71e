import type { Prompt } from '@framegate/model-family';
import { packImage, transferList } from '../images/image-payload.js';
import type { ImageSource } from '../images/image-source.js';
import type { PackedJob } from '../threads/worker-thread.js';
import type { EncodedFeatures } from '../worker/encoded-features.js';
import type { InferenceJob } from '../worker/jobs.js';

/** Images that travel to a worker together. */
interface InferRequest {
  readonly kind: 'infer';
  readonly sources: readonly ImageSource[];
  readonly names: readonly string[];
  readonly prompt: Prompt | undefined;
  readonly threshold: number | undefined;
}

interface EncodeRequest {
  readonly kind: 'encode';
  readonly id: number;
  readonly source: ImageSource;
  readonly name: string;
}

interface SegmentRequest {
  readonly kind: 'segment';
  readonly features: EncodedFeatures;
  readonly prompt: Prompt | undefined;
}

/** What waits for a worker; nothing is copied before one is free. */
export type Request = InferRequest | EncodeRequest | SegmentRequest;

export function pack(request: Request): PackedJob<InferenceJob> {
  switch (request.kind) {
    case 'infer': {
      const { kind, sources, names, threshold } = request;
      const images = sources.map((source, index) => packImage(source, names[index]!));
      const prompt = packPrompt(request.prompt);
      return { job: { kind, images, prompt, threshold }, transfer: transferList(images) };
    }
    case 'encode': {
      const { kind, id, source, name } = request;
      const image = packImage(source, name);
      return { job: { kind, id, images: [image] }, transfer: transferList([image]) };
    }
    case 'segment': {
      const { kind, features } = request;
      return { job: { kind, features, prompt: packPrompt(request.prompt) }, transfer: [] };
    }
  }
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
