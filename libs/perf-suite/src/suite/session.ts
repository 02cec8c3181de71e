import type { ResolvedModel } from '@framegate/model-registry';
import { lockMachine } from '../measure/machine-lock.js';
import type { ImageSet } from '../images/image-plans.js';
import { listImages } from '../images/read-images.js';
import type { MeasureEvent } from '../measure/events.js';
import { measureModel, type Measurement } from '../measure/measure-model.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { scenarioTitle } from '../scenarios/scenario-title.js';
import { quickBudget, type Budget } from '../scenarios/budget.js';
import type { ModelTime } from '../scenarios/time-plan.js';
import { prepareImages, type PreparedImages } from './prepare-images.js';
import { makeRunDirectory, type RunDirectory } from './run-directory.js';
import type { SuiteEvent } from './suite-events.js';
import type { MeasuringOptions } from './suite-options.js';
import type { Surroundings } from './surroundings.js';

/** A machine held for measuring, with images ready. */
export interface Session {
  /** When the machine was ours; waiting for it is no part of a run. */
  readonly startedAt: Date;
  /** Milliseconds since then. */
  readonly elapsed: () => number;
  readonly images: PreparedImages;
  readonly directory: RunDirectory;
  readonly signal: AbortSignal;
  /** Whether the lock was lost on the way, so that another measurement may have run beside this one. */
  readonly wasDisturbed: () => boolean;
  readonly tell: (event: SuiteEvent) => void;
  readonly measure: (
    model: ResolvedModel,
    scenarios: readonly ScenarioName[],
    about: MeasurementOptions,
  ) => Promise<Measurement>;
}

export interface MeasurementOptions {
  /** From now on. */
  readonly time: ModelTime;
  readonly budget?: Budget;
  /** Events of scenarios that are not to be measured again. */
  readonly kept?: readonly MeasureEvent[];
  /** Names the files of one measurement among several of a variant. */
  readonly run?: string;
}

export const defaultModelTimeoutMs = 300_000;

/** What is measured on, and where what is found is kept. */
export interface SessionPlace {
  readonly images?: ImageSet;
  /** Where to work, once the machine is held; a fresh folder where left out. */
  readonly openDirectory?: () => Promise<RunDirectory>;
}

/**
 * Holds the machine while `work` measures. Artifacts are made within, too: making one would disturb another measurement.
 * @throws {MachineBusyError} when another measurement holds it for too long.
 * @throws {UsageError} for images that cannot be used.
 */
export async function withMachine<T>(
  options: MeasuringOptions,
  { entry, lockDirectory }: Pick<Surroundings, 'entry' | 'lockDirectory'>,
  work: (session: Session) => Promise<T>,
  { images: imageSet, openDirectory }: SessionPlace = {},
): Promise<T> {
  const { registryRoot, modelTimeoutMs = defaultModelTimeoutMs, lockWaitMs = 600_000 } = options;
  const tell = options.onEvent ?? (() => undefined);
  const signal = options.signal ?? new AbortController().signal;
  // Nobody waits for the machine to be told of a folder that is not there.
  if (options.images !== undefined) await listImages(options.images);
  let disturbed = false;
  const lock = await lockMachine({
    waitMs: lockWaitMs,
    signal,
    onWait: (holder) => tell({ type: 'waiting', holder }),
    onLost: () => (disturbed = true),
    ...(lockDirectory !== undefined && { directory: lockDirectory }),
  });
  const startedAt = new Date();
  const start = performance.now();
  try {
    const directory = await (openDirectory ?? (() => makeRunDirectory(registryRoot)))();
    const images = await prepareImages(options.images, directory.path, imageSet).catch(
      async (error: unknown) => {
        if (openDirectory === undefined) await directory.remove();
        throw error;
      },
    );
    tell({ type: 'images-ready', count: images.files.length, skipped: images.record.skipped.length });
    return await work({
      startedAt,
      elapsed: () => performance.now() - start,
      images,
      directory,
      signal,
      wasDisturbed: () => disturbed,
      tell,
      measure: (
        { variant, family, artifact },
        scenarios,
        { time, budget = quickBudget, kept = [], run = variant },
      ) =>
        measureModel({
          variant: run,
          models: artifact.files.map(({ path }) => path),
          family,
          scenarios,
          budget,
          kept,
          time,
          images: images.files,
          directory: directory.path,
          timeoutMs: modelTimeoutMs,
          signal,
          onMessage: (message) =>
            tell(
              message.type === 'progress'
                ? { ...message, variant }
                : { ...message, variant, title: scenarioTitle(message.scenario) },
            ),
          ...(entry !== undefined && { entry }),
        }),
    });
  } finally {
    await lock.release();
  }
}
