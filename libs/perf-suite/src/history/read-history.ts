import { baselineMetrics, type BaselineMetricName } from '../baselines/baseline-metric.js';
import { readMetric } from '../baselines/summarise-process.js';
import { describeError } from '../errors/describe-error.js';
import { readReport } from '../report/read-report.js';
import type { Report } from '../report/schema/report-schema.js';
import { findReportFiles } from './find-report-files.js';

/** One figure of one run. */
export interface HistoricFigure {
  readonly machine: string;
  readonly variant: string;
  readonly metric: BaselineMetricName;
  /** ISO 8601. */
  readonly at: string;
  readonly commit: string | null;
  readonly value: number;
}

export interface History {
  readonly figures: HistoricFigure[];
  /** Files that are no report, or that hold a run which another one holds. */
  readonly skipped: { readonly path: string; readonly reason: string }[];
  /** Digests of the images that the runs were taken on. */
  readonly imageSets: ReadonlySet<string>;
}

/**
 * The figures of all reports of a folder, the oldest first. One report is held at a time, however many there are.
 * @throws {UsageError} for a folder that cannot be read.
 */
export async function readHistory(folder: string): Promise<History> {
  const figures: HistoricFigure[] = [];
  const skipped: { path: string; reason: string }[] = [];
  const imageSets = new Set<string>();
  const runs = new Map<string, string>();
  for (const path of await findReportFiles(folder)) {
    const report = await readReport(path).catch((error: unknown) => {
      skipped.push({ path, reason: describeError(error).message });
      return null;
    });
    if (report === null) continue;
    const found = figuresOf(report);
    const run = `${report.environment.machine_id} ${report.created_at} ${report.mode}`;
    const twin = runs.get(run);
    if (twin !== undefined) {
      skipped.push({ path, reason: `${path} holds the same run as ${twin}.` });
    } else if (found.length > 0) {
      runs.set(run, path);
      imageSets.add(report.images.sha256);
      figures.push(...found);
    }
  }
  figures.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { figures, skipped, imageSets };
}

function figuresOf({ environment, results_by_model, created_at }: Report): HistoricFigure[] {
  const about = { machine: environment.machine_id, at: created_at, commit: environment.git_commit };
  return Object.values(results_by_model).flatMap(({ variant, scenarios }) =>
    baselineMetrics.flatMap(({ name }) => {
      const reading = readMetric(name, scenarios);
      if (reading === undefined || typeof reading === 'string') return [];
      return [{ ...about, variant, metric: name, value: reading.value }];
    }),
  );
}
