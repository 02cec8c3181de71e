import { quick } from './quick.js';
import { stress } from './stress.js';

/** By their names. */
export const modes = { quick, stress };

export type MeasuringMode = keyof typeof modes;
