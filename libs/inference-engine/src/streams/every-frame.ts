import { now } from '../clock.js';
import { type Frame, type FrameFeed, FrameReader, type FrameSource } from './frame-feed.js';

/** Every frame of a source, which is asked for the next one only when somebody waits for it. */
export class EveryFrame implements FrameFeed {
  readonly #reader: FrameReader;
  #last: Promise<Frame | undefined> = Promise.resolve(undefined);
  #count = 0;
  #isDone = false;

  constructor(source: FrameSource) {
    this.#reader = new FrameReader(source);
  }

  next(): Promise<Frame | undefined> {
    // One after another, also after a failure: not every iterator bears two questions at once.
    this.#last = this.#last.then(
      () => this.#pull(),
      () => this.#pull(),
    );
    return this.#last;
  }

  async close(): Promise<void> {
    if (this.#isDone) return;
    this.#isDone = true;
    await this.#reader.close();
  }

  async #pull(): Promise<Frame | undefined> {
    if (this.#isDone) return undefined;
    try {
      const { done, value } = await this.#reader.next();
      if (done) this.#isDone = true;
      else return { source: value, index: this.#count++, dropped: 0, arrivedAt: now() };
    } catch (error) {
      this.#isDone = true;
      throw error;
    }
    return undefined;
  }
}
