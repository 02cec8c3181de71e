export const armNames = ['base', 'head'] as const;
/** What is compared with, and what is asked about. */
export type ArmName = (typeof armNames)[number];

/** What each of the two has. */
export type Both<T> = Readonly<Record<ArmName, T>>;
