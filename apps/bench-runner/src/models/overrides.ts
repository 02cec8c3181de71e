import type { ResolveOverrides } from '@framegate/model-registry';
import { parseImageSize } from '../options/image-size.js';

interface OverrideOptions {
  readonly weights?: string | undefined;
  readonly imageSize?: string | undefined;
  readonly batch?: number | undefined;
}

/** What the command line asks for instead of what the manifest says. */
export function overridesOf({ weights, imageSize, batch }: OverrideOptions): ResolveOverrides {
  return {
    ...(weights !== undefined && { weights }),
    ...(imageSize !== undefined && { imageSize: parseImageSize(imageSize) }),
    ...(batch !== undefined && { batch }),
  };
}
