/** The worker as built: a thread cannot be started from TypeScript. */
export const workerUrl = new URL(import.meta.resolve('#worker'));
