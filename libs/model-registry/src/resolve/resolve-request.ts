import type { ImageSize, ModelFamily } from '@framegate/model-family';
import type { Manifest } from '../manifest/manifest-schema.js';
import type { ResolveOverrides } from '../resolved-model.js';

/** A manifest on its way to an artifact, with all that is known of it. */
export interface ResolveRequest {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absolute path. */
  readonly manifestFile: string;
  readonly manifest: Manifest;
  readonly family: ModelFamily;
  readonly overrides: ResolveOverrides;
}

export interface ModelInput {
  readonly imageSize: ImageSize;
  readonly batch: number;
}

/** What the network is to take: as asked for, or else as the manifest says. */
export function inputOf({ manifest, overrides }: Pick<ResolveRequest, 'manifest' | 'overrides'>): ModelInput {
  return { imageSize: overrides.imageSize ?? manifest.imageSize, batch: overrides.batch ?? manifest.batch };
}

/** Whether a wrong input is the caller's fault rather than the manifest's. */
export function isOverridden({ imageSize, batch }: ResolveOverrides): boolean {
  return imageSize !== undefined || batch !== undefined;
}

/** Each part of an input as people write it, by the name of its field in a manifest. */
export function describeInput({ imageSize: { height, width }, batch }: ModelInput) {
  return { imageSize: `${height}×${width}`, batch: String(batch) };
}
