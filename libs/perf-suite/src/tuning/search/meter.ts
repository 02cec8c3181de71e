import type { TunedSettings, TuningGoal } from '@framegate/inference-engine';
import type { Reading } from '../meter/reading-schema.js';

/** Measures settings in a fresh process. @throws the reason of an abort. */
export type Meter = (settings: TunedSettings, goal: TuningGoal) => Promise<Reading>;
