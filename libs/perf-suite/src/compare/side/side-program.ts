import { stageNames } from '../../report/schema/sample-schema.js';
import { roundMs } from '../../scenarios/round-ms.js';
import { isSteady } from '../../scenarios/steady-state.js';
import { clock } from './clock.js';
import { findObjects } from './find-objects.js';
import type { AnyEngine } from './open-engine.js';
import { plantSlowdown } from './planted-slowdown.js';
import type { SideCommand } from './side-command.js';
import type { SideEvent } from './side-events.js';
import { untilIdle } from './until-idle.js';

export interface SideContext {
  readonly open: () => Promise<AnyEngine>;
  readonly profile: (runs: number) => Promise<Extract<SideEvent, { type: 'profile' }>['operators']>;
  /** Encoded. */
  readonly images: readonly Uint8Array[];
  readonly slowdown: number;
  readonly write: (event: SideEvent) => void;
}

/** What a slow model may take to warm up, and a model that never settles. */
const warmUpMs = 10_000;
const mostWarmUps = 60;
const fewestWarmUps = 3;

/** Does what it is asked to, with one engine. */
export class SideProgram {
  #engine: AnyEngine | undefined;

  constructor(private readonly context: SideContext) {}

  async run(command: SideCommand): Promise<void> {
    switch (command.do) {
      case 'open':
        return this.#open();
      case 'warm-up':
        await this.#warmUp();
        return untilIdle();
      case 'find':
        for (const image of command.images) {
          this.context.write({
            type: 'found',
            image,
            objects: await findObjects(this.#opened, this.#image(image)),
          });
        }
        return;
      case 'latency':
        await this.#latency(command.images);
        return untilIdle();
      case 'throughput':
        await this.#throughput(command.images, command.callers);
        return untilIdle();
      case 'profile':
        return this.context.write({ type: 'profile', operators: await this.context.profile(command.runs) });
      case 'close':
        return this.#engine?.close();
    }
  }

  get #opened(): AnyEngine {
    if (this.#engine === undefined) throw new Error('Expected to be asked to open the engine first.');
    return this.#engine;
  }

  #image(index: number): Uint8Array {
    const image = this.context.images[index];
    if (image === undefined)
      throw new Error(`Expected the number of one of ${this.context.images.length} images, got ${index}.`);
    return image;
  }

  async #open(): Promise<void> {
    this.#engine = await this.context.open();
    const { workers = 1, threads = 0, batch = 1 } = this.#engine.info ?? {};
    this.context.write({ type: 'opened', workers, threads, batch });
  }

  async #warmUp(): Promise<void> {
    const end = clock() + warmUpMs;
    const times: number[] = [];
    while (
      !isSteady(times) &&
      times.length < mostWarmUps &&
      (times.length < fewestWarmUps || clock() < end)
    ) {
      const { stages_ms, total_ms } = await this.#infer(times.length % this.context.images.length, true);
      times.push(stages_ms.inference ?? total_ms);
    }
    this.context.write({ type: 'warmed-up', runs: times.length, is_steady: isSteady(times) });
  }

  /** The first one wakes what slept while the other side had the machine. */
  async #latency(images: readonly number[]): Promise<void> {
    await this.#infer(images[0] ?? 0, true);
    for (const image of images) await this.#infer(image, false);
  }

  async #throughput(images: readonly number[], callers: number): Promise<void> {
    const start = clock();
    let next = 0;
    const call = async () => {
      while (next < images.length) await this.#opened.infer(this.#image(images[next++] ?? 0));
    };
    await Promise.all(Array.from({ length: callers }, call));
    plantSlowdown(this.context.slowdown, start);
    this.context.write({ type: 'throughput', images: images.length, ms: roundMs(clock() - start) });
  }

  async #infer(image: number, warmUp: boolean): Promise<Extract<SideEvent, { type: 'sample' }>> {
    const engine = this.#opened;
    const bytes = this.#image(image);
    const start = clock();
    const { timings = {} } = await engine.infer(bytes);
    plantSlowdown(this.context.slowdown, start);
    const total = clock() - start;
    const stages = stageNames.flatMap((stage) =>
      timings[stage] === undefined ? [] : [[stage, roundMs(timings[stage])]],
    );
    const sample = {
      type: 'sample' as const,
      image,
      warm_up: warmUp,
      total_ms: roundMs(total),
      stages_ms: Object.fromEntries(stages) as Extract<SideEvent, { type: 'sample' }>['stages_ms'],
    };
    this.context.write(sample);
    return sample;
  }
}
