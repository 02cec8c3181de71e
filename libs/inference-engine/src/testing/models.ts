import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  concat,
  conv,
  div,
  GraphBuilder,
  type ModelGraph,
  reshape,
  slice,
  type Shape,
  type Tensor,
  writeModel,
} from '@framegate/model-graph';
import { buildDecoder, buildEncoder } from './segmenter.js';

const side = 64;
/** [4 + classes, anchors] of a head for 64×64 with two classes. */
const rows = 6;
const anchors = 84;

/** Small models in a folder of their own. */
export class ModelFolder {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static async create(): Promise<ModelFolder> {
    return new ModelFolder(await mkdtemp(join(tmpdir(), 'inference-engine-')));
  }

  /** Reads its scores and boxes off the image: what comes out depends on every stage before it. */
  mirror(batch = 1): Promise<string> {
    return this.#detector(`mirror-${batch}`, [batch, 3, side, side], (images) => {
      const flat = reshape(images, [batch, 3 * side * side]);
      return reshape(slice(flat, 1, 0, rows * anchors), [batch, rows, anchors]);
    });
  }

  /** The same for any number of images. */
  async elastic(): Promise<string> {
    const graph = new GraphBuilder();
    const images = graph.input('images', 'float32', [1, 3, side, side], { 0: 'batch' });
    const flat = reshape(images, [1, 3 * side * side], [-1, 3 * side * side]);
    const read = reshape(slice(flat, 1, 0, rows * anchors), [1, rows, anchors], [-1, rows, anchors]);
    graph.output('output0', read, { 0: 'batch' });
    return this.#write('elastic', finish('elastic', graph));
  }

  /** Divides the image by itself: NaN wherever it is black. */
  ratio(): Promise<string> {
    return this.#detector('ratio', [1, 3, side, side], (images) => {
      const flat = slice(reshape(images, [1, 3 * side * side]), 1, 0, rows * anchors);
      return reshape(div(flat, flat), [1, rows, anchors]);
    });
  }

  /** Computes for some tenths of a second, whatever the machine. */
  slow(): Promise<string> {
    return this.#detector('slow', [1, 3, 640, 640], (images) => {
      const channels = 48;
      const weight = (name: string, inputs: number) =>
        images.graph.weight(name, [channels, inputs, 3, 3], () => new Float32Array(channels * inputs * 9));
      let value = conv(images, weight('first', 3), undefined, { stride: 2, padding: 1 });
      for (let layer = 0; layer < 6; layer++) {
        value = conv(value, weight(`layer${layer}`, channels), undefined, { padding: 1 });
      }
      const flat = reshape(value, [1, channels * 320 * 320]);
      return reshape(slice(flat, 1, 0, rows * 8400), [1, rows, 8400]);
    });
  }

  /** Encoder and decoder: images of 64×64, or of 640×640 where the encoder is slow. */
  async segmenter({ batch = 1, isSlow = false } = {}): Promise<[encoder: string, decoder: string]> {
    const size = isSlow ? 640 : side;
    const name = isSlow ? 'slow-segmenter' : `segmenter-${batch}`;
    return [
      await this.#write(`${name}.encoder`, buildEncoder({ side: size, batch, isSlow })),
      await this.#write(`${name}.decoder`, buildDecoder(size)),
    ];
  }

  /** Valid ONNX that no family knows. */
  stranger(): Promise<string> {
    const graph = new GraphBuilder();
    const input = graph.input('sound', 'float32', [1, 16]);
    graph.output('words', concat([input, input], 1));
    return this.#write('stranger', finish('stranger', graph));
  }

  /** A model without its end. */
  async cut(model: string): Promise<string> {
    const whole = await readFile(model);
    return this.file('cut.onnx', whole.subarray(0, Math.floor(whole.length * 0.9)));
  }

  async file(name: string, contents: string | Uint8Array): Promise<string> {
    const path = join(this.#path, name);
    await writeFile(path, contents);
    return path;
  }

  async remove(): Promise<void> {
    await rm(this.#path, { recursive: true });
  }

  #detector(name: string, input: Shape, network: (images: Tensor) => Tensor): Promise<string> {
    const graph = new GraphBuilder();
    graph.output('output0', network(graph.input('images', 'float32', input)));
    return this.#write(name, finish(name, graph));
  }

  async #write(name: string, graph: ModelGraph): Promise<string> {
    const path = join(this.#path, `${name}.onnx`);
    await writeModel(graph, path);
    return path;
  }
}

function finish(name: string, graph: GraphBuilder): ModelGraph {
  return graph.finish({ name, producer: { name: 'test', version: '0' } });
}
