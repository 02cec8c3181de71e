/** Pixels along a side of a patch. */
export const patchSize = 16;
/** Windows along each side of the image. */
export const windowsPerSide = 2;
export const windowCount = windowsPerSide * windowsPerSide;
/** Sides of an image are multiples of it, so that windows are equal. */
export const sizeMultiple = patchSize * windowsPerSide;

/** Patches that the images of a batch are cut into. */
export interface PatchGrid {
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
}

/** Patches of one window. */
export function windowSize({ rows, columns }: PatchGrid): readonly [rows: number, columns: number] {
  return [rows / windowsPerSide, columns / windowsPerSide];
}
