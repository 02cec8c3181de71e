export type Complexity = 'simple' | 'medium' | 'complex';

/** An encoded image that models are measured on. */
export interface TestImage {
  readonly name: string;
  /** Pixels, after EXIF orientation. */
  readonly width: number;
  /** Pixels, after EXIF orientation. */
  readonly height: number;
  /** `unknown` for the user's own files. */
  readonly complexity: Complexity | 'unknown';
  readonly format: string;
  /** The encoded file. */
  readonly bytes: Buffer;
}
