import type { ImageSize } from '@framegate/model-family';
import type { Manifest } from './manifest/manifest-schema.js';

/** A variant whose artifact is on disk and proven. */
export interface ResolvedModel {
  readonly variant: string;
  readonly family: string;
  readonly manifest: Manifest;
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly weights: {
    readonly kind: 'synthetic' | 'safetensors' | 'onnx';
    /** Changes whenever any weight could; holds the SHA-256 of the file they came from, where there is one. */
    readonly id: string;
  };
  readonly artifact: {
    /** One for each network of the model; an engine opens all of them together. */
    readonly files: readonly ArtifactFile[];
    /** Hex: that of the only file, or of several the SHA-256 over theirs in hex, one after another. */
    readonly sha256: string;
    /** Of all files. */
    readonly bytes: number;
    /** Whether any of it was made now rather than found. */
    readonly built: boolean;
    /** Time spent on making it; 0 when all was found. */
    readonly buildMs: number;
  };
}

export interface ArtifactFile {
  /** What the family calls the network; for a ready-made file its own name. Empty where there is only one. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Hex, of the content, which was checked just now. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What takes time while a model is resolved. */
export type ResolveProgress =
  | { readonly step: 'read-weights'; readonly path: string }
  | { readonly step: 'verify' }
  /** A stored file was no longer what it was, and is made anew; `reason` is for people. */
  | { readonly step: 'discard'; readonly reason: string }
  | { readonly step: 'build' };

export interface ResolveOverrides {
  /** A `.safetensors` file to take the weights from instead; any path, relative to the current directory. */
  readonly weights?: string;
  readonly imageSize?: ImageSize;
  readonly batch?: number;
  readonly onProgress?: (progress: ResolveProgress) => void;
}
