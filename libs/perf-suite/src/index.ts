export { BaselineReadError, BaselineRunError } from './baselines/baseline-errors.js';
export { baselinePath } from './baselines/baseline-path.js';
export type { BaselineMetric } from './baselines/baseline-metric.js';
export type { Baseline, Fingerprint } from './baselines/baseline-schema.js';
export { describeBaseline, type DescribedMetric } from './baselines/describe-baseline.js';
export { judgeRegressions } from './baselines/judge-regressions.js';
export { listBaselines, type StoredBaseline } from './baselines/list-baselines.js';
export { removeBaseline, staleBaselines, type StaleBaseline } from './baselines/prune-baselines.js';
export { readBaseline } from './baselines/read-baseline.js';
export { readBaselines } from './baselines/read-baselines.js';
export { updateBaseline, type BaselineOptions, type UpdatedBaseline } from './baselines/update-baseline.js';
export type { CompareOptions } from './compare/compare-options.js';
export { compareVersions } from './compare/compare-versions.js';
export { SidePreparationError } from './compare/sides/side-errors.js';
export type { AskedSide } from './compare/sides/side-source.js';
export { readEnvironment } from './environment/read-environment.js';
export { InterruptedError } from './errors/interrupted-error.js';
export { MachineBusyError } from './errors/machine-busy-error.js';
export { SuiteError } from './errors/suite-error.js';
export { UsageError } from './errors/usage-error.js';
export { certify } from './exam/certify.js';
export type { CertifyOptions } from './exam/certify-options.js';
export { ExamReadError } from './exam/exam-store.js';
export { makeHistory, type HistoryOfMachine, type HistoryOptions } from './history/history-report.js';
export { generateImages } from './images/generate-images.js';
export { imageSetDigest } from './images/image-set-digest.js';
export { readImages, type ReadImages, type SkippedImage } from './images/read-images.js';
export type { Complexity, TestImage } from './images/test-image.js';
export { scenarioTitle } from './scenarios/scenario-title.js';
export { mergeFiles } from './merge/merge-files.js';
export { measuringModes, type MeasuringMode } from './modes/modes.js';
export { formatDuration } from './plan/format-duration.js';
export { planRecord } from './plan/plan-record.js';
export { modelEstimateMs, planEstimateMs, type RunPlan, type Shard } from './plan/run-plan.js';
export { camerasMode, concurrencyMode, serverMode } from './modes/load-modes.js';
export type { Mode } from './modes/mode.js';
export { formatReport } from './report/format-report.js';
export { parseReport, readReport } from './report/read-report.js';
export { ReportReadError, ReportWriteError } from './report/report-errors.js';
export { reportJsonSchema } from './report/report-json-schema.js';
export type { Check, Metric, Verdict } from './report/schema/check-schema.js';
export type { ComparedMetric, ComparedSide, Comparison } from './report/schema/comparison-schema.js';
export type { Environment } from './report/schema/environment-schema.js';
export type { Exam, ExamQuestion } from './report/schema/exam-schema.js';
export type { Leak, LeakSignal, MemoryOwner } from './report/schema/leak-schema.js';
export type { ModelError, ModelResult } from './report/schema/model-schema.js';
export type { OperatorTime } from './report/schema/operator-schema.js';
export type { Plan } from './report/schema/plan-schema.js';
export type { Regression } from './report/schema/regression-schema.js';
export type { Recommendation, Report, Summary } from './report/schema/report-schema.js';
export { stageNames, type Sample, type StageName } from './report/schema/sample-schema.js';
export {
  scenarioNames,
  type Flag,
  type Level,
  type Levels,
  type MemoryPhaseRecord,
  type ScenarioName,
  type ScenarioResult,
  type Statistic,
} from './report/schema/scenario-schema.js';
export type { ModelTargets, PerformanceTargets } from './report/schema/targets-schema.js';
export type { Trend } from './report/schema/trend-schema.js';
export { writeFileAtomically } from './report/write-file-atomically.js';
export { writeReport } from './report/write-report.js';
export { keepPolicies, type KeepPolicy } from './scenarios/load-budget.js';
export { parseScenarioNames } from './scenarios/parse-scenario-names.js';
export { type Slope, theilSen } from './statistics/theil-sen.js';
export { abortOnInterrupt, type Interrupt } from './suite/interrupt.js';
export { failedIn } from './resume/retry.js';
export { planSuite } from './suite/plan-suite.js';
export { runSuite } from './suite/run-suite.js';
export type { SuiteEvent } from './suite/suite-events.js';
export type { MeasuringOptions, SuiteOptions } from './suite/suite-options.js';
export { UnwrittenReportError } from './suite/unwritten-report-error.js';
export { checkTargetOverrides } from './targets/check-target-overrides.js';
export { defaultTargets } from './targets/default-targets.js';
export type { Targets } from './targets/targets.js';
export { describeSettings } from './tuning/describe-settings.js';
export { tuneModel, type Tuned, type TuneOptions } from './tuning/tune-model.js';
export { TuningRunError } from './tuning/tuning-run-error.js';
export { exitCodes, type ExitCode } from './verdicts/exit-codes.js';
