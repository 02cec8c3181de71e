import { brokenImages } from './broken-images.js';
import { oddImages } from './odd-images.js';

export interface EdgeImage {
  /** Says what is special about it. */
  readonly name: string;
  readonly must: 'be answered' | 'be refused';
  /** Its encoded bytes, made when they are needed: some are large. */
  readonly make: () => Promise<Uint8Array>;
}

export const edgeImages: readonly EdgeImage[] = [
  ...Object.entries(oddImages).map(([name, make]) => ({ name, must: 'be answered' as const, make })),
  ...Object.entries(brokenImages).map(([name, make]) => ({ name, must: 'be refused' as const, make })),
];
