export const tuningSchemaVersion = 1;

export const tuningGoals = ['latency', 'throughput'] as const;

/** The shortest time of one request, or the most images a second of many. */
export type TuningGoal = (typeof tuningGoals)[number];
