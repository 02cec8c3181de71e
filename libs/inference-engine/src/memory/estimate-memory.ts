import { stat } from 'node:fs/promises';
import { type ImageSize, loadFamily } from '@framegate/model-family';
import { batchOf } from '../engine/batch-of.js';
import { chooseFamily } from '../engine/choose-family.js';
import { type EngineOptions, type Isolation, resolveOptions } from '../engine/engine-options.js';
import { readModel } from '../engine/read-model.js';
import { ModelLoadError } from '../errors/model-errors.js';
import { applyTuning } from '../tuning/apply-tuning.js';
import { createPipelines } from '../worker/pipelines.js';

/** What an engine is estimated to take, in bytes of memory that no file backs. */
export interface MemoryEstimate {
  /** All of it, once every worker has run. */
  readonly bytes: number;
  /** The part that runs add to what opening takes. */
  readonly runBytes: number;
  /** Of the model's files, those with weights outside of the ONNX files included. */
  readonly fileBytes: number;
  readonly workers: number;
}

/** What the estimate goes by. */
export interface ModelDimensions {
  readonly fileBytes: number;
  /** What images are fitted to. */
  readonly imageSize: ImageSize;
  /** Images that a run takes. */
  readonly batch: number;
  readonly workers: number;
  readonly isolation: Isolation;
}

const MB = 1e6;
/** A thread with its JavaScript, and what it needs for decoding images. */
const bytesPerWorker = 40 * MB;
/** Node itself, where a worker is a process. */
const bytesPerProcess = 35 * MB;
/** Weights as they were read, beside how the runtime lays them out for its kernels. */
const bytesPerFileByte = 2.75;
/** Tensors of a run, for each pixel of its images, in a model of 1 MB… */
const bytesPerPixel = 90;
/** …and by which power of its size they grow: networks with more weights have wider layers. */
const widthExponent = 0.3;

/**
 * A linear upper bound to what the 21 known variants took in fp32 on onnxruntime 1.30, with one worker and with two,
 * found by linear programming as the one that exceeds them least; `npm run bench:memory-estimate` measures them again.
 */
export function estimateFrom(model: ModelDimensions): MemoryEstimate {
  const { fileBytes, imageSize, batch, workers, isolation } = model;
  const pixels = batch * imageSize.height * imageSize.width;
  const worker = bytesPerWorker + (isolation === 'process' ? bytesPerProcess : 0);
  const opening = Math.ceil(worker + bytesPerFileByte * fileBytes);
  const running = Math.ceil(bytesPerPixel * pixels * Math.max(1, fileBytes / MB) ** widthExponent);
  return { bytes: workers * (opening + running), runBytes: workers * running, fileBytes, workers };
}

/**
 * What an engine with these options will take, from the sizes of the model's files and of its images: nothing is
 * loaded.
 * @throws {InvalidOptionError}, {ModelLoadError}, {UnknownSignatureError}, {FamilyNotFoundError}, {TuningReadError},
 * {TuningMismatchError} as `InferenceEngine.open` does.
 */
export async function estimateMemory(given: EngineOptions): Promise<MemoryEstimate> {
  const { options } = await applyTuning(given);
  const { models, workers, isolation, maxBatch, ...rest } = resolveOptions(options);
  const files = await Promise.all(models.map(readModel));
  const signatures = files.map(({ signature }) => signature);
  const family = await loadFamily(rest.family ?? (await chooseFamily(models, signatures)));
  const batch = batchOf(signatures, maxBatch);
  const besides = await Promise.all(models.map(bytesBeside));
  const fileBytes = [...files.map(({ bytes }) => bytes), ...besides].reduce((sum, bytes) => sum + bytes, 0);
  try {
    const { whole } = createPipelines(family, { signatures, imageSize: rest.imageSize, batch });
    return estimateFrom({ fileBytes, imageSize: whole.imageSize, batch: whole.batch, workers, isolation });
  } catch (cause) {
    throw new ModelLoadError(`Cannot load ${models.join(' and ')}: ${(cause as Error).message}`, { cause });
  }
}

/** Weights that are too many for the model's own file: exporters put them into one beside it, of these names. */
async function bytesBeside(model: string): Promise<number> {
  const files = ['_data', '.data'].map((ending) => stat(model + ending).catch(() => undefined));
  return (await Promise.all(files)).reduce((sum, file) => sum + (file?.size ?? 0), 0);
}
