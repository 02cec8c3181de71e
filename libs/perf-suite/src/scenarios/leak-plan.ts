/** When the memory of a row of inferences is read. */
export interface LeakPlan {
  readonly readings: number;
  /** Inferences before each reading. */
  readonly stride: number;
  /** The first readings, which are warm-up. */
  readonly warmUp: number;
}

/** Of memory, with two collections of garbage in each thread: 20 ms where cores are free, 100 where they are not. */
export const readingMs = 100;

/** So many tell a slope. */
const mostReadings = 200;

/** What libvips and onnxruntime's arena take to settle in, with room to spare. */
const warmUpInferences = 300;

/** With fewer there are not the 100 readings after warm-up that a verdict takes. */
export const fewestInferences = 300;

/** A third of a short row is warm-up, so that 300 inferences leave the 100 readings that a verdict takes. */
export function planReadings(inferences: number): LeakPlan {
  const stride = Math.ceil(inferences / mostReadings);
  const readings = Math.ceil(inferences / stride);
  return { readings, stride, warmUp: Math.floor(Math.min(readings / 3, warmUpInferences / stride)) };
}
