export { generateImages } from './images/generate-images.js';
export { imageSetDigest } from './images/image-set-digest.js';
export type { Complexity, TestImage } from './images/test-image.js';
