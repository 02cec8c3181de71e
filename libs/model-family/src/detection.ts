/** One object found in an image. */
export interface Detection {
  /**
   * x1, y1, x2, y2 in pixels of the original image (after EXIF orientation).
   * Clipped to the image where the family's official postprocessing clips, and only there.
   */
  box: [number, number, number, number];
  /** 0…1 */
  score: number;
  /** Class index as the model numbers it. */
  class: number;
  /** Class name as the model names it. */
  label: string;
}
