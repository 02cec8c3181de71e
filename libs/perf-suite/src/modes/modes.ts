import { quick } from './quick.js';

/** By their names. */
export const modes = { quick };
export type MeasuringMode = keyof typeof modes;
