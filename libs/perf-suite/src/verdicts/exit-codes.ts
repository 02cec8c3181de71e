/** What a command that measures ends with. */
export const exitCodes = {
  targetsMet: 0,
  critical: 1,
  warning: 2,
  noVerdict: 3,
  calledWrongly: 64,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
