/** Milliseconds. Bound once: a global is slow to look up inside jest's sandbox. */
export const clock = performance.now.bind(performance);
