import type { InferenceEngine } from '@framegate/inference-engine';

/** What the service needs of an engine. */
export type Detector = Pick<InferenceEngine, 'infer' | 'stats'>;
