import type { ImagePipeline, ModelFamily, PipelineOptions } from '@framegate/model-family';
import type { WorkerSetup } from './worker-setup.js';

/** What a family does around one model. */
export interface Pipelines<Pipeline extends ImagePipeline = ImagePipeline> {
  /** As many images as a run may take. */
  readonly whole: Pipeline;
  /**
   * Reads the outputs of one image, whatever the batch they came in: only for a model that takes any number, for a run
   * is then of as many as there are.
   */
  readonly single: Pipeline | undefined;
}

/** @throws what the family has against the model. */
export function createPipelines(
  family: ModelFamily,
  { signatures, imageSize, batch }: Pick<WorkerSetup, 'signatures' | 'imageSize' | 'batch'>,
): Pipelines {
  const size: PipelineOptions = imageSize ? { imageSize } : {};
  if (batch === undefined) return { whole: family.createPipeline(signatures, size), single: undefined };
  return {
    whole: family.createPipeline(signatures, { ...size, batch }),
    single: family.createPipeline(signatures, { ...size, batch: 1 }),
  };
}
