import type { ImageSize, RgbImage } from '@framegate/model-family';
import type { ColumnSegment } from './column-segments.js';
import { kernelBytes } from './row-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets, counts and weights. See `kernels/letterbox-rows.as`. */
interface Exports {
  convert(from: number, rows: number, count: number, to: number, toRow: number, plane: number): void;
  blend(
    above: number,
    below: number,
    belowWeight: number,
    columns: number,
    count: number,
    red: number,
    green: number,
    blue: number,
  ): void;
}

const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));

const pageBytes = 65_536;
/** The kernel reads that far behind the last pixel of a row. */
const slack = 16;
const floatBytes = Float32Array.BYTES_PER_ELEMENT;
export const columnBytes = 8;

/**
 * Runs the kernel on rows of images. The tensor that it writes into lives in its memory, which has a fixed size:
 * growing it would detach the tensor. So rows have a fixed room too, and wider ones come in pieces.
 */
export class RowKernel {
  /** NCHW with three channels. */
  readonly tensor: Float32Array;
  /** Bytes of a source row that fit at once. */
  readonly rowRoom: number;
  /** Where {@link ColumnSegment.columns} go: {@link columnBytes} each. */
  readonly columns: DataView;
  readonly #target: ImageSize;
  readonly #bytes: Uint8Array;
  readonly #kernel: Exports;
  readonly #above = 0;
  readonly #below: number;

  constructor(target: ImageSize, batch: number) {
    this.rowRoom = Math.max(pageBytes, target.width * 3);
    this.#target = target;
    this.#below = roundUp(this.rowRoom + slack);
    const columnsAt = 2 * this.#below;
    const tensorAt = roundUp(columnsAt + target.width * columnBytes);
    const length = batch * 3 * target.height * target.width;
    const memory = new WebAssembly.Memory({
      initial: Math.ceil((tensorAt + length * floatBytes) / pageBytes),
    });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.#kernel = exports as unknown as Exports;
    this.#bytes = new Uint8Array(memory.buffer, 0, columnsAt);
    this.columns = new DataView(memory.buffer, columnsAt, target.width * columnBytes);
    this.tensor = new Float32Array(memory.buffer, tensorAt, length);
  }

  /** `rows` rows from `y` on as they are, at most {@link rowsOf}; `at` is the index of the first red value in the tensor. */
  convert({ data, width }: RgbImage, y: number, rows: number, at: number): void {
    const length = width * 3;
    this.#bytes.set(data.subarray(y * length, (y + rows) * length), this.#above);
    const [red, green] = this.#planes(at);
    this.#kernel.convert(this.#above, rows, width, red, this.#target.width * floatBytes, green - red);
  }

  /** How many rows of an image of this width fit at once, one at least. */
  rowsOf(width: number): number {
    return Math.max(1, Math.floor(this.rowRoom / (width * 3)));
  }

  /** A scaled row between two of the image, for some of its columns. */
  blend(
    image: RgbImage,
    above: number,
    below: number,
    belowWeight: number,
    segment: ColumnSegment,
    at: number,
  ): void {
    const columns = this.columns.byteOffset + segment.first * columnBytes;
    const planes = this.#planes(at + segment.first);
    const belowAt = this.#load(image, above, below, segment);
    this.#kernel.blend(this.#above, belowAt, belowWeight, columns, segment.count, ...planes);
  }

  /** Loads what the segment needs of two rows, in one copy where that fits, and says where the second is. */
  #load({ data, width }: RgbImage, above: number, below: number, { from, to }: ColumnSegment): number {
    const rowBytes = width * 3;
    const [first, second] = [above * rowBytes, below * rowBytes];
    const distance = second - first;
    if (distance + to - from <= this.rowRoom) {
      this.#bytes.set(data.subarray(first + from, second + to), this.#above);
      return this.#above + distance;
    }
    this.#bytes.set(data.subarray(first + from, first + to), this.#above);
    this.#bytes.set(data.subarray(second + from, second + to), this.#below);
    return this.#below;
  }

  #planes(at: number): [red: number, green: number, blue: number] {
    const plane = this.#target.height * this.#target.width * floatBytes;
    const red = this.tensor.byteOffset + at * floatBytes;
    return [red, red + plane, red + 2 * plane];
  }
}

/** To a multiple of a SIMD register. */
function roundUp(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
