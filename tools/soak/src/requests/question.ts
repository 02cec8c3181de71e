import type { ImageSource, Prompt } from '@framegate/inference-engine';
import type { Findings } from './findings.js';

/** An image, what is asked about it, and what a worker that had nothing else to do found. */
export interface Question {
  readonly source: ImageSource;
  readonly threshold: number | undefined;
  readonly prompt: Prompt | undefined;
  readonly expected: Findings;
}
