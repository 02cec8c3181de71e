import { z } from 'zod';
import { milliseconds } from '../report/schema/units.js';

const positive = z.int().min(1);
const perSecond = z.number().positive();

export const loadTargetSchema = z.strictObject({
  ms: milliseconds.positive().describe('From the schedule to the answer.'),
  percentile: z.number().gt(0).lt(100).describe('Of the requests that must have their answer in it.'),
  confidence: z.number().gt(0).lt(1).describe('With which it is said to be kept.'),
});

/** An open loop of independent users. */
export const serverBudgetSchema = z.strictObject({
  /** A second; null for a share of what a batch shows. */
  rate: perSecond.nullable(),
  /** Whether to look for the highest rate that keeps the target, beginning with `rate`. */
  find: z.boolean(),
  /** Of each rate, at least. */
  requests: positive,
  /** That each rate of a search lasts, at least: a queue takes time to grow. */
  trialMs: milliseconds,
  /** After which a request is given up by the engine; null to wait for every answer. */
  deadlineMs: milliseconds.positive().nullable(),
  /** Requests that may wait; null for the engine's default. */
  maxQueue: z.int().min(0).nullable(),
  target: loadTargetSchema,
  seed: z.int().min(0),
});

/** Callers that each wait for their answer. */
export const concurrencyBudgetSchema = z.strictObject({
  callers: z.array(positive).min(1),
  /** Of each number of callers, those to warm up left out. */
  requests: positive,
});

/** What becomes of frames that nobody is free for. */
export const keepPolicies = ['latest', 'all'] as const;
export type KeepPolicy = (typeof keepPolicies)[number];

/** Cameras that send whether anybody is ready or not. */
export const camerasBudgetSchema = z.strictObject({
  /** Null to look for the most that keep the target. */
  cameras: positive.nullable(),
  framesPerSecond: perSecond,
  /** Of the time between two frames. */
  jitter: z.number().min(0).max(0.5),
  /** A newer frame takes the place of one that waits, or every frame is asked for. */
  keep: z.enum(keepPolicies),
  /** Frames of all cameras, at least. */
  frames: positive,
  trialMs: milliseconds,
  target: loadTargetSchema,
  seed: z.int().min(0),
});
