import { createHash } from 'node:crypto';
import type { Manifest } from '@framegate/model-registry';

/** sha256 over what of a manifest changes what is measured: neither its description nor its targets. */
export function manifestDigest({ variant, family, imageSize, precision, batch, weights }: Manifest): string {
  const { height, width } = imageSize;
  const identity = [variant, family, height, width, precision, batch, sorted(weights)];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
