/** After which a model is given up, in milliseconds. */
export const defaultTimeoutMs = 300_000;

/** Of that time, what is planned with: a model that is slow does less before it is given up. */
export const plannedShare = 0.8;
