/** What the suite throws: `code` for programs, `message` for people, `exitCode` for a command that ends with it. */
export abstract class SuiteError extends Error {
  abstract readonly code: string;
  abstract readonly exitCode: number;
}
