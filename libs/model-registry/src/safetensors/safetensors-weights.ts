import type { TensorSpec } from '@framegate/model-family';
import type { OpenWeights } from '../open-weights.js';
import { checkTensors, type ExpectedTensors } from './check-tensors.js';
import { findTensor } from './find-tensor.js';
import { SafetensorsFile } from './safetensors-file.js';

export interface OpenSafetensorsRequest {
  readonly path: string;
  readonly expected: ExpectedTensors;
  /** Given the SHA-256 (hex) of the file; throws to refuse it. */
  readonly accept: (sha256: string) => void;
}

/** Weights under their official names from a `.safetensors` file, which stays open until disposed. */
export class SafetensorsWeights implements OpenWeights {
  readonly kind = 'safetensors';
  readonly id: string;
  readonly #file: SafetensorsFile;

  private constructor(file: SafetensorsFile, sha256: string) {
    this.#file = file;
    this.id = `safetensors:${sha256}`;
  }

  /** @throws {SafetensorsError} when the file is not well formed or its tensors are not exactly those expected. */
  static async open({ path, expected, accept }: OpenSafetensorsRequest): Promise<SafetensorsWeights> {
    const file = new SafetensorsFile(path);
    try {
      const sha256 = await file.sha256();
      accept(sha256);
      checkTensors(file, expected);
      return new SafetensorsWeights(file, sha256);
    } catch (error) {
      file[Symbol.dispose]();
      throw error;
    }
  }

  has(spec: TensorSpec): boolean {
    return findTensor(this.#file.tensors, spec).state === 'found';
  }

  read(spec: TensorSpec): Float32Array {
    return this.#file.readFloats(spec);
  }

  assertUnchanged(): void {
    this.#file.assertUnchanged();
  }

  [Symbol.dispose](): void {
    this.#file[Symbol.dispose]();
  }
}
