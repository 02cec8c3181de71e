import type { ImageSource } from '@framegate/inference-engine';

/** An image that every engine can use. */
export interface TestImage {
  readonly source: ImageSource;
  readonly width: number;
  readonly height: number;
}
