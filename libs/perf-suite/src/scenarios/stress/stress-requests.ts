import type { Outcome, Sample } from '../../report/schema/sample-schema.js';
import type { EngineResult } from '../engine.js';
import { roundMs } from '../round-ms.js';
import type { ScenarioContext } from '../scenario.js';
import { inferenceSample, unansweredSample } from '../timed-inference.js';
import type { AnswerBook } from './answer-book.js';

export type About = Partial<Pick<Sample, 'group' | 'warm_up' | 'deadline_ms'>>;

export interface StressRules {
  /** What a request whose error has this code came to; any other failed. */
  readonly outcomes?: Readonly<Record<string, Outcome>>;
  /** What answers must agree with. */
  readonly answers?: AnswerBook;
}

/** What a person is told of one by one; the others are counted. */
const toldFailures = 5;
/** Without an answer for so long, beyond what all that may wait takes, something hangs. */
const patienceMs = 60_000;
/** No scenario has more that wait for one another. */
const mostWaiting = 20;

/** Asks, and takes down what became of each request: none of them throws, and none is waited for forever. */
export class StressRequests {
  readonly #context: ScenarioContext;
  readonly #rules: StressRules;
  #failures = 0;

  constructor(context: ScenarioContext, rules: StressRules = {}) {
    this.#context = context;
    this.#rules = rules;
  }

  /** Records the sample of one request about the image of that name, and returns it. */
  async ask(name: string, about: About, infer: () => Promise<EngineResult>): Promise<Sample> {
    const { elapsed, recorder, cost } = this.#context;
    const image = { name };
    const start = elapsed();
    const span = () => ({ ...about, at_ms: start, total_ms: elapsed() - start });
    const sample = await withPatience(infer(), patienceMs + mostWaiting * cost().inferenceMs).then(
      (result) => this.#answered(name, result, inferenceSample(image, result, span())),
      (error: unknown) => this.#threw(name, error, unansweredSample(image, span())),
    );
    recorder.sample(sample);
    return sample;
  }

  /** Takes down that something about `what` is not as it must be. */
  failed(what: string, message: string): void {
    if (++this.#failures <= toldFailures) {
      this.#context.recorder.flag({ code: 'stress-failure', message: `${what}: ${message}` });
    }
  }

  #answered(name: string, result: EngineResult, sample: Sample): Sample {
    if (this.#rules.answers?.agrees(name, result) !== false) return sample;
    this.failed(name, 'the answer is not the one that was given for the same image before.');
    return { ...sample, outcome: 'failed', error: 'DIFFERENT_ANSWER' };
  }

  #threw(name: string, error: unknown, sample: Sample): Sample {
    const code = codeOf(error);
    const outcome = this.#rules.outcomes?.[code] ?? 'failed';
    if (outcome === 'failed') this.failed(name, messageOf(error));
    return { ...sample, outcome, error: code };
  }
}

/** A sample of something that was done and is no inference. */
export function plainSample(about: Pick<Sample, 'at_ms' | 'total_ms'> & Partial<Sample>): Sample {
  return {
    image: null,
    group: null,
    warm_up: false,
    stages_ms: {},
    session_ms: null,
    detections: null,
    memory_mb: null,
    ...about,
    at_ms: roundMs(about.at_ms),
    total_ms: roundMs(about.total_ms),
  };
}

export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'UNKNOWN';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws an error of code NO_ANSWER where the promise has not settled in time. */
export async function withPatience<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        Object.assign(new Error(`There was no end after ${Math.round(ms / 1000)} s.`), { code: 'NO_ANSWER' }),
      );
    }, ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
