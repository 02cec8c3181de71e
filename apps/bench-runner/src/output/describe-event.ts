import { planEstimateMs, type SuiteEvent } from '@framegate/perf-suite';
import { aboutTime } from './about-time.js';

export interface EventText {
  readonly text: string;
  /** Worth a live line only: the next one replaces it. */
  readonly isPassing: boolean;
}

const lasting = (text: string): EventText => ({ text, isPassing: false });
const passing = (text: string): EventText => ({ text, isPassing: true });

/** One line for people. */
export function describeEvent(event: SuiteEvent): EventText {
  switch (event.type) {
    case 'waiting': {
      const who = event.holder === null ? 'another measurement' : `process ${event.holder.pid}`;
      return lasting(`waiting for ${who}, which is measuring on this machine`);
    }
    case 'planned':
      return passing(`planned to take ${aboutTime(planEstimateMs(event.plan.models))}`);
    case 'images-ready': {
      const skipped = event.skipped > 0 ? `, ${event.skipped} skipped` : '';
      return lasting(`${event.count} images${skipped}`);
    }
    case 'model-started':
      return lasting(`${event.variant} (${event.index + 1} of ${event.total})`);
    case 'resolving':
      return describeResolving(event.variant, event.progress);
    case 'resolved': {
      const built = event.built ? `built in ${(event.buildMs / 1000).toFixed(1)} s` : 'verified';
      return lasting(`${event.variant}: artifact ${built}`);
    }
    case 'scenario-started':
      return lasting(`${event.variant}: ${event.title}`);
    case 'progress':
      return passing(
        `${event.variant}: ${event.scenario.replaceAll('_', ' ')} ${event.done} of ${event.total}`,
      );
    case 'model-ended': {
      const { state, error } = event.result;
      return lasting(`${event.variant}: ${state}${error === null ? '' : `: ${error.message}`}`);
    }
    case 'tuning-stage':
      return lasting(`${event.variant}: ${event.goal}, ${event.stage}, ${event.candidates} combinations`);
    case 'tuning-run':
      return passing(`${event.variant}: ${event.settings}`);
    case 'side-preparing':
      return lasting(`${event.side} (${event.label}): ${preparations[event.step]}`);
    case 'outputs-compared':
      return lasting(`${event.images} images: ${event.same ? 'the same results' : 'different results'}`);
    case 'pairs-planned': {
      const { samples, pairs, ms } = event;
      return lasting(`up to ${pairs} pairs of processes, ${samples} samples each, at most ${aboutTime(ms)}`);
    }
    case 'pair-measured':
      return passing(`pair ${event.done} of at most ${event.most}`);
    case 'side-died':
      return lasting(`a process of ${event.side} died: ${event.reason}`);
    case 'profiling-sides':
      return lasting('slower: profiling both sides');
    case 'exam-planned':
      return lasting(`${event.trials} trials, at most ${aboutTime(event.ms)}`);
    case 'trial-ended':
      return lasting(`${event.what}: ${event.verdict} (${event.done} of ${event.total})`);
    case 'leak-trial':
      return passing(event.what);
    case 'report-written':
      return passing(`report written to ${event.path}`);
  }
}

const preparations: Readonly<Record<Extract<SuiteEvent, { type: 'side-preparing' }>['step'], string>> = {
  'check-out': 'checking it out',
  install: 'installing its packages',
  build: 'building it',
  model: 'looking up its model',
};

function describeResolving(
  variant: string,
  progress: Extract<SuiteEvent, { type: 'resolving' }>['progress'],
): EventText {
  switch (progress.step) {
    case 'read-weights':
      return lasting(`${variant}: reading ${progress.path}`);
    case 'verify':
      return passing(`${variant}: verifying its artifact`);
    case 'discard':
      return lasting(`${variant}: ${progress.reason}`);
    case 'build':
      return lasting(`${variant}: building its artifact`);
  }
}
