import { readEnvironment } from '../environment/read-environment.js';
import type { Report } from '../report/schema/report-schema.js';
import { readExam } from '../exam/exam-store.js';
import { keepReport } from '../suite/keep-report.js';
import { type Session, withMachine } from '../suite/session.js';
import { surroundings, type Surroundings } from '../suite/surroundings.js';
import type { ArmName } from './arm-name.js';
import { type ComparedArms, compareArms } from './compare-arms.js';
import type { CompareOptions } from './compare-options.js';
import { assembleComparisonReport, comparisonSummary } from './comparison-report.js';
import { type PlannedSides, planSides } from './plan-sides.js';
import { processArms } from './pairs/process-arm.js';
import { prepareSide, type PreparedSide } from './sides/prepare-side.js';
import { SidePreparationError } from './sides/side-errors.js';

export interface ComparingSurroundings extends Surroundings {
  /** Of the side process; the built one when left out. */
  readonly sideEntry?: URL;
}

/**
 * Measures two versions side by side and says whether head is slower than base. What was measured is on disk until the
 * report is written; an abort, and processes that keep dying, end with the report of the pairs so far.
 * @throws {UsageError} before anything is made, for what was asked wrongly.
 * @throws {SidePreparationError} where a side cannot be built, opened or measured at all.
 * @throws {MachineBusyError} when another measurement holds the machine for too long.
 * @throws {UnwrittenReportError} with the report, when it cannot be written.
 */
export function compareVersions(options: CompareOptions): Promise<Report> {
  return compareVersionsIn(surroundings, options);
}

/** {@link compareVersions} with surroundings of the caller's. */
export async function compareVersionsIn(
  world: ComparingSurroundings,
  options: CompareOptions,
): Promise<Report> {
  const { registryRoot: root } = options;
  const sources = await planSides(options, world.registry);
  return withMachine(options, world, async (session) => {
    const environment = await readEnvironment(root);
    const exam = await readExam(root, environment.machine_id);
    try {
      const { comparison, end, notes } = await compareSources(sources, session, { world, options });
      const report = assembleComparisonReport({
        mode: 'compare',
        session,
        environment,
        summary: comparisonSummary(comparison, end),
        comparisons: [comparison],
        exam,
        notes,
      });
      await keepReport(report, options.output, session);
      return report;
    } catch (error) {
      // Nothing was measured yet that anybody could miss.
      if (error instanceof SidePreparationError || session.signal.aborted) await session.directory.remove();
      throw error;
    }
  });
}

async function compareSources(
  sources: PlannedSides,
  session: Session,
  { world, options }: { readonly world: ComparingSurroundings; readonly options: CompareOptions },
): Promise<ComparedArms> {
  const { images, directory, signal, tell } = session;
  const prepare = (side: ArmName): Promise<PreparedSide> =>
    prepareSide(sources[side], sources.variant, {
      root: options.registryRoot,
      registry: world.registry,
      tell,
      signal,
      onStep: (step) => tell({ type: 'side-preparing', side, label: sources[side].label, step }),
    });
  const sides = { base: await prepare('base'), head: await prepare('head') };
  const open = processArms({
    sides: { base: { ...sides.base, slowdown: 0 }, head: { ...sides.head, slowdown: 0 } },
    images: images.files.map(({ name, path }) => ({ name, path })),
    directory: directory.path,
    timeoutMs: options.modelTimeoutMs ?? 300_000,
    signal,
    ...(world.sideEntry && { entry: world.sideEntry }),
  });
  return compareArms(
    { variant: sources.variant, base: sides.base.record, head: sides.head.record },
    open,
    session,
  );
}
