import { inspect } from 'node:util';
import type { Findings } from '../requests/findings.js';
import type { Outcome } from '../requests/outcome.js';
import type { PlannedRequest } from '../requests/planned-request.js';
import { isExplained, type Surroundings } from './judge-error.js';
import { sameFindings, type Tolerance } from './same-findings.js';

export interface Expectations extends Surroundings {
  /** Of each image that was asked about. */
  readonly expected: readonly Findings[];
  readonly tolerance: Tolerance;
}

/** `complaint` is what the engine did wrong, for people. */
export interface Judgement {
  /** For counting: how it ended. */
  readonly ending: string;
  readonly complaint: string | undefined;
}

/** Fates that leave no answer. */
const hopeless: readonly string[] = ['aborted before', 'aborted at once', 'bad image', 'bad option'];

export function judgeOutcome(plan: PlannedRequest, outcome: Outcome, expectations: Expectations): Judgement {
  const what = `request ${plan.index} (${plan.fate.kind})`;
  if (outcome.status === 'failed') {
    const { error } = outcome;
    const ending = error === outcome.abortReason ? 'aborted' : codeOf(error);
    if (isExplained(error, plan, outcome, expectations)) return { ending, complaint: undefined };
    return { ending, complaint: `${what} failed of what was not done to it: ${inspect(error)}` };
  }
  const ending = 'answered';
  if (hopeless.includes(plan.fate.kind)) return { ending, complaint: `${what} was answered` };
  const { expected, tolerance } = expectations;
  const { findings } = outcome;
  if (findings.length !== expected.length) {
    return { ending, complaint: `${what} got ${findings.length} answers for ${expected.length} images` };
  }
  const wrong = findings.findIndex((found, at) => !sameFindings(found, expected[at]!, tolerance));
  if (wrong === -1) return { ending, complaint: undefined };
  return {
    ending,
    complaint: `${what} got for image ${plan.images[wrong]} ${difference(findings[wrong]!, expected[wrong]!)}`,
  };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? error);
}

function difference(found: Findings, expected: Findings): string {
  const show = ({ width, height, detections, masks }: Findings) =>
    `${width}x${height}, ${detections.length} detections ${inspect(detections.slice(0, 2), { breakLength: Infinity, depth: 3 })}, ${masks.length} masks`;
  return `${show(found)}; alone it was ${show(expected)}`;
}
