import { now } from '../clock.js';
import { HostClosedError } from '../errors/host-errors.js';
import { chooseVictims } from './choose-victims.js';
import type { HostEvent } from './host-event.js';
import type { HostedModel } from './hosted-model.js';

/**
 * Loads the models that requests wait for, one at a time and first come first served, within a budget. For room it
 * unloads idle models. Where these do not suffice it holds back new requests of busy ones, or a model that is never
 * idle would keep the others out for ever, and unloads them when those in flight have ended.
 */
export class ModelLoader {
  readonly #models: readonly HostedModel[];
  readonly #budgetBytes: number;
  readonly #emit: (event: HostEvent) => void;
  /** Asked for, and not loaded or refused yet. */
  readonly #wanted = new Set<HostedModel>();
  /** Those of them that fit the budget, in the order of their loads. */
  readonly #queue: HostedModel[] = [];
  #watchers: (() => void)[] = [];
  #work: Promise<void> | undefined;

  constructor(models: readonly HostedModel[], budgetBytes: number, emit: (event: HostEvent) => void) {
    this.#models = models;
    this.#budgetBytes = budgetBytes;
    this.#emit = emit;
  }

  get usedBytes(): number {
    return this.#resident().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Somebody waits for the model: it is granted once it is loaded, or fails. */
  request(model: HostedModel): void {
    if (this.#wanted.has(model)) return;
    this.#wanted.add(model);
    void this.#admit(model);
  }

  /** To be called when a request has ended, or waits no longer. */
  changed(): void {
    for (const model of this.#models) {
      if (model.isLeaving && model.isIdle) void this.#unload(model, 'unloaded');
    }
    for (const notify of this.#watchers.splice(0)) notify();
  }

  /** When the requests in flight have ended. */
  async unload(model: HostedModel): Promise<void> {
    if (model.state === 'unloaded') return;
    model.isLeaving = true;
    this.changed();
    while (model.isLeaving) await this.#nextChange();
  }

  /** Not to be called twice. A load that is under way comes to its end first. */
  async close(): Promise<void> {
    for (const model of this.#models) model.failAll(new HostClosedError());
    this.changed();
    const isLoaded = (model: HostedModel) => model.state === 'loaded';
    await Promise.all(this.#models.filter(isLoaded).map((model) => this.#unload(model, 'unloaded')));
    await this.#work;
    await Promise.all(this.#models.filter(isLoaded).map((model) => this.#unload(model, 'unloaded')));
    while (this.#resident().length > 0) await this.#nextChange();
  }

  /** Refuses what can never fit before anything is unloaded for it. */
  async #admit(model: HostedModel): Promise<void> {
    try {
      await model.checkFits(this.#budgetBytes, () => this.#resident());
    } catch (error) {
      this.#wanted.delete(model);
      model.failAll(error as Error);
      return;
    }
    this.#queue.push(model);
    this.#work ??= this.#workOff();
  }

  async #workOff(): Promise<void> {
    for (let model = this.#queue.shift(); model; model = this.#queue.shift()) {
      try {
        if (await this.#makeRoom(model)) await this.#load(model);
        model.grantAll();
      } catch (error) {
        model.failAll(error as Error);
        model.isLeaving = false;
      }
      this.#wanted.delete(model);
      this.changed();
    }
    this.#work = undefined;
  }

  /** Resolves with false when there is nothing to load any more. */
  async #makeRoom(model: HostedModel): Promise<boolean> {
    try {
      return await this.#unloadFor(model);
    } finally {
      this.#letGo();
    }
  }

  async #unloadFor(model: HostedModel): Promise<boolean> {
    while (model.isWanted) {
      if (model.state === 'loaded' && !model.isLeaving) return false;
      if (model.state === 'unloaded') {
        const victims = chooseVictims(this.#resident(), this.usedBytes + model.bytes - this.#budgetBytes);
        if (victims.length === 0) return true;
        if (victims.every(({ isIdle }) => isIdle)) {
          await Promise.all(victims.map((victim) => this.#unload(victim, 'evicted')));
          continue;
        }
        for (const victim of victims) victim.isHeldBack ||= !victim.isIdle;
      }
      await this.#nextChange();
    }
    return false;
  }

  async #load(model: HostedModel): Promise<void> {
    const startedAt = now();
    const { name } = model;
    this.#emit({ type: 'loading', model: name, bytes: model.bytes });
    try {
      await model.open();
      this.#emit({ type: 'loaded', model: name, bytes: model.bytes, ms: now() - startedAt });
    } catch (error) {
      this.#emit({ type: 'load-failed', model: name, bytes: model.bytes, ms: now() - startedAt, error });
      throw error;
    }
  }

  async #unload(model: HostedModel, type: 'evicted' | 'unloaded'): Promise<void> {
    const startedAt = now();
    const { name, bytes } = model;
    await model.close();
    this.#emit({ type, model: name, bytes, ms: now() - startedAt });
    this.changed();
  }

  /** Those held back that did not have to go. */
  #letGo(): void {
    for (const model of this.#models) {
      if (!model.isHeldBack) continue;
      model.isHeldBack = false;
      if (!model.isLeaving) model.grantAll();
    }
  }

  #resident(): HostedModel[] {
    return this.#models.filter(({ state }) => state !== 'unloaded');
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => this.#watchers.push(resolve));
  }
}
