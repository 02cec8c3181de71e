import { comprehensive } from './comprehensive.js';
import { quick } from './quick.js';
import { stress } from './stress.js';

/** By their names. */
export const modes = { quick, comprehensive, stress };
export type MeasuringMode = keyof typeof modes;
export const measuringModes = Object.keys(modes) as MeasuringMode[];
