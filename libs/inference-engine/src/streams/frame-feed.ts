import type { ImageSource } from '../images/image-source.js';

/** Where frames come from: a camera, a decoder, a list of files. */
export type FrameSource = AsyncIterable<ImageSource> | Iterable<ImageSource>;

/** A frame that is to be looked at. */
export interface Frame {
  readonly source: ImageSource;
  /** Its number in the source, from 0. */
  readonly index: number;
  /** Frames passed over since the one before. */
  readonly dropped: number;
  /** When the source gave it, on the clock of `now`. */
  readonly arrivedAt: number;
}

/** Hands out frames in order, each once. */
export interface FrameFeed {
  /** `undefined` when there are no more. Callers that wait at the same time are served in their order. */
  next(): Promise<Frame | undefined>;
  /** Lets go of the source. */
  close(): Promise<void>;
}

type FrameIterator = AsyncIterator<ImageSource> | Iterator<ImageSource>;

/** An iterator that is asked one thing at a time, and can be left while it is silent. */
export class FrameReader {
  readonly #iterator: FrameIterator;
  #isAsked = false;

  constructor(source: FrameSource) {
    this.#iterator =
      Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  }

  async next(): Promise<IteratorResult<ImageSource, unknown>> {
    this.#isAsked = true;
    try {
      return await this.#iterator.next();
    } finally {
      this.#isAsked = false;
    }
  }

  /** A generator can only be ended between two frames: one that is at work ends when it can, and nobody waits for it. */
  async close(): Promise<void> {
    const ended = Promise.resolve(this.#iterator.return?.());
    if (this.#isAsked) ended.catch(() => undefined);
    else await ended;
  }
}
