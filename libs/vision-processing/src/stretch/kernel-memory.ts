import { kernelLimits, lane, roundUp } from './kernel-limits.js';

const pageBytes = 65_536;
const wordBytes = 4;

/**
 * Where everything is that the kernel works on. The tensor is in its memory too, which therefore has a fixed size:
 * growing it would detach the tensor.
 */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  /** Pixels of source rows. First, because the kernel reads behind its end. */
  readonly source: Uint8Array;
  readonly columnWeights: Int16Array;
  readonly columnOffsets: Int32Array;
  /** Where the rows are that a target row is made of, and their weights. */
  readonly rowList: Int32Array;
  readonly rowWeights: Int32Array;
  /** Shift and divisor of each channel. */
  readonly channels: Float32Array;
  /** Byte offset of the rows between the passes. */
  readonly rowsAt: number;
  /** Byte offset of a lane that may be overwritten. */
  readonly spareAt: number;
  readonly tensor: Float32Array;

  /** @param width of the target @param length of the tensor */
  constructor(width: number, length: number) {
    const { sourceBytes, weightBytes, rowsBytes, taps } = kernelLimits;
    let end = 0;
    const take = (bytes: number) => {
      const at = end;
      end += bytes;
      return at;
    };
    const columns = roundUp(width, lane);
    const sourceAt = take(sourceBytes);
    const weightsAt = take(weightBytes);
    const offsetsAt = take(columns * wordBytes);
    const rowListAt = take(taps * wordBytes);
    const rowWeightsAt = take(taps * wordBytes);
    const channelsAt = take(lane * wordBytes);
    this.rowsAt = take(rowsBytes);
    this.spareAt = take(lane * wordBytes);
    const tensorAt = take(length * wordBytes);

    this.memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
    const { buffer } = this.memory;
    this.source = new Uint8Array(buffer, sourceAt, sourceBytes);
    this.columnWeights = new Int16Array(buffer, weightsAt, weightBytes / Int16Array.BYTES_PER_ELEMENT);
    this.columnOffsets = new Int32Array(buffer, offsetsAt, columns);
    this.rowList = new Int32Array(buffer, rowListAt, taps);
    this.rowWeights = new Int32Array(buffer, rowWeightsAt, taps);
    this.channels = new Float32Array(buffer, channelsAt, 2 * 3);
    this.tensor = new Float32Array(buffer, tensorAt, length);
  }
}
