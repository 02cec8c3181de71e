import type { TensorData, TensorMap } from '@framegate/model-family';

/**
 * What the image network made of an image. Workers keep nothing that another could not go on with. Between threads its
 * tensors are over SharedArrayBuffers, and nothing is copied.
 */
export interface EncodedFeatures {
  /** One of its own for each image of a process. */
  readonly id: number;
  /** How messages call the image. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly placement: unknown;
  readonly tensors: TensorMap;
}

/** Features on their way from the worker that made them. */
export interface FreshFeatures extends EncodedFeatures {
  /**
   * As many bytes as the tensors have. V8 counts shared memory as nobody's, and would let features that nobody holds
   * any more fill gigabytes before it collects them. This is counted where it has been moved to, and takes no memory,
   * for nothing ever touches it. Absent where nothing is shared.
   */
  readonly weight?: ArrayBuffer;
}

/** Makes features ready to leave the worker. */
export type PublishFeatures = (features: EncodedFeatures) => FreshFeatures;

/** A copy in memory that all threads see. */
export function shareFeatures(features: EncodedFeatures): Required<FreshFeatures> {
  const tensors = toSharedMemory(features.tensors);
  const bytes = Object.values(tensors).reduce((sum, { data }) => sum + data.byteLength, 0);
  return { ...features, tensors, weight: new ArrayBuffer(bytes) };
}

function toSharedMemory(tensors: TensorMap): TensorMap {
  return mapData(tensors, (data) => {
    const bytes = new Uint8Array(new SharedArrayBuffer(data.byteLength));
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return viewLike(data, bytes.buffer);
  });
}

/** Into memory of this thread alone: the runtime refuses tensors over shared memory. */
export function toOwnMemory(tensors: TensorMap): TensorMap {
  return mapData(tensors, (data) => data.slice());
}

function mapData(tensors: TensorMap, copy: (data: TensorData) => TensorData): TensorMap {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { data, dims }]) => [name, { data: copy(data), dims: [...dims] }]),
  );
}

function viewLike(data: TensorData, memory: ArrayBufferLike): TensorData {
  if (data instanceof Float32Array) return new Float32Array(memory);
  if (data instanceof Int32Array) return new Int32Array(memory);
  if (data instanceof BigInt64Array) return new BigInt64Array(memory);
  return new Uint8Array(memory);
}
