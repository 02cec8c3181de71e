/**
 * One camera whose newest frame wins: one frame is served at a time, one waits, and a newer one takes the place of the one
 * that waits.
 */
export class LatestFrames<Frame> {
  #waiting: { readonly frame: Frame; readonly done: () => void } | undefined;
  #isBusy = false;

  /**
   * @param serve Answers one frame; must not reject.
   * @param supersede Told of a frame that made way for a newer one.
   */
  constructor(
    private readonly serve: (frame: Frame) => Promise<void>,
    private readonly supersede: (frame: Frame) => void,
  ) {}

  /** Resolves when the frame was served or superseded. */
  async offer(frame: Frame): Promise<void> {
    if (!this.#isBusy) return this.#serveAll(frame);
    const older = this.#waiting;
    const settled = new Promise<void>((done) => (this.#waiting = { frame, done }));
    if (older !== undefined) {
      this.supersede(older.frame);
      older.done();
    }
    await settled;
  }

  async #serveAll(first: Frame): Promise<void> {
    this.#isBusy = true;
    await this.serve(first);
    this.#isBusy = false;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next !== undefined) void this.#serveAll(next.frame).then(next.done);
  }
}
