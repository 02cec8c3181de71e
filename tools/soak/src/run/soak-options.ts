import type { Deployment } from '../models/deployment.js';

export interface SoakOptions {
  readonly requests: number;
  readonly seed: number;
  readonly deployments: readonly Deployment[];
  /** Different images for each detector; models that answer prompts get two. */
  readonly images: number;
  /** Requests that are under way at once. */
  readonly lanes: number;
  /** A worker process is killed once in so many requests. */
  readonly killEvery: number;
  /** So long without any request ending is a hang. */
  readonly patienceMs: number;
  readonly onProgress?: (text: string) => void;
}
