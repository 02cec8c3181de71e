/**
 * - `IMAGE_INVALID`: not an image source at all, or raw pixels whose length and size disagree.
 * - `IMAGE_UNREADABLE`: no such file, or not an image in a supported format.
 * - `IMAGE_CORRUPT`: a known format whose contents are cut short or damaged.
 * - `IMAGE_TOO_LARGE`: more pixels than the engine accepts; found from the header, nothing was decoded.
 */
export type ImageErrorCode = 'IMAGE_INVALID' | 'IMAGE_UNREADABLE' | 'IMAGE_CORRUPT' | 'IMAGE_TOO_LARGE';

/** An image that cannot be used. The message names it; other images are not affected. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly code: ImageErrorCode;

  constructor(code: ImageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
