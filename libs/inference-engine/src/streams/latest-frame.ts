import { setImmediate } from 'node:timers/promises';
import { now } from '../clock.js';
import { type Frame, type FrameFeed, FrameReader, type FrameSource } from './frame-feed.js';

interface Waiter {
  resolve(frame: Frame | undefined): void;
  reject(error: unknown): void;
}

/**
 * The newest frame of a source that gives them in its own time: a frame that nobody was free for is dropped for the
 * next. The last one is always handed out.
 */
export class LatestFrame implements FrameFeed {
  readonly #reader: FrameReader;
  readonly #waiters: Waiter[] = [];
  #newest: Frame | undefined;
  #dropped = 0;
  #isDone = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(source: FrameSource) {
    this.#reader = new FrameReader(source);
    void this.#pump();
  }

  next(): Promise<Frame | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#serve();
    });
  }

  async close(): Promise<void> {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#serve();
    await this.#reader.close();
  }

  async #pump(): Promise<void> {
    try {
      for (let index = 0; !this.#isDone; index++) {
        const { done, value } = await this.#reader.next();
        if (done || this.#isDone) break;
        if (this.#newest) this.#dropped++;
        this.#newest = { source: value, index, dropped: this.#dropped, arrivedAt: now() };
        this.#serve();
        // A source that always has another frame must not keep the event loop to itself.
        await setImmediate();
      }
    } catch (error) {
      this.#failure = { error };
    }
    this.#isDone = true;
    this.#serve();
  }

  #serve(): void {
    while (this.#waiters.length > 0) {
      if (this.#newest) {
        this.#waiters.shift()!.resolve(this.#newest);
        this.#newest = undefined;
        this.#dropped = 0;
      } else if (this.#failure) {
        this.#waiters.shift()!.reject(this.#failure.error);
      } else if (this.#isDone) {
        this.#waiters.shift()!.resolve(undefined);
      } else return;
    }
  }
}
