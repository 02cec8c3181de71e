import type { TuningGoal } from '@framegate/inference-engine';
import type { ResolveProgress } from '@framegate/model-registry';
import type { LockHolder } from '../measure/machine-lock.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { ArmName } from '../compare/arm-name.js';
import type { SearchStage } from '../tuning/search/search-settings.js';

/** What is done to make a side of a comparison ready. */
export type PreparationStep = 'check-out' | 'install' | 'build' | 'model';

/** What a run tells while it goes on; for people, as all figures are in the report. */
export type SuiteEvent =
  /** Before the machine is waited for. */
  | { readonly type: 'planned'; readonly plan: RunPlan }
  /** Another measurement has the machine; `holder` is null where it left no name. */
  | { readonly type: 'waiting'; readonly holder: LockHolder | null }
  | { readonly type: 'images-ready'; readonly count: number; readonly skipped: number }
  | {
      readonly type: 'model-started';
      readonly variant: string;
      readonly index: number;
      readonly total: number;
    }
  | { readonly type: 'resolving'; readonly variant: string; readonly progress: ResolveProgress }
  | { readonly type: 'resolved'; readonly variant: string; readonly built: boolean; readonly buildMs: number }
  | {
      readonly type: 'scenario-started';
      readonly variant: string;
      readonly scenario: ScenarioName;
      readonly title: string;
    }
  | {
      readonly type: 'progress';
      readonly variant: string;
      readonly scenario: ScenarioName;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'model-ended'; readonly variant: string; readonly result: ModelResult }
  | {
      readonly type: 'tuning-stage';
      readonly variant: string;
      readonly goal: TuningGoal;
      readonly stage: SearchStage;
      readonly candidates: number;
    }
  | { readonly type: 'tuning-run'; readonly variant: string; readonly settings: string }
  | {
      readonly type: 'side-preparing';
      readonly side: ArmName;
      readonly label: string;
      readonly step: PreparationStep;
    }
  | { readonly type: 'outputs-compared'; readonly same: boolean; readonly images: number }
  /** `ms` is what `pairs` pairs take, about. */
  | { readonly type: 'pairs-planned'; readonly samples: number; readonly pairs: number; readonly ms: number }
  | { readonly type: 'pair-measured'; readonly done: number; readonly most: number }
  | { readonly type: 'side-died'; readonly side: ArmName; readonly reason: string }
  | { readonly type: 'profiling-sides' }
  /** Of an exam; `ms` is what it takes at most, about. */
  | { readonly type: 'exam-planned'; readonly trials: number; readonly ms: number }
  | {
      readonly type: 'trial-ended';
      readonly what: string;
      readonly verdict: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'leak-trial'; readonly what: string }
  | { readonly type: 'report-written'; readonly path: string };
