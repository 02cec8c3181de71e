import { shorten } from '../show-value.js';

/** One thing wrong with a manifest. */
export interface ManifestIssue {
  /** Path of the field, such as `weights.sha256` or `imageSize[1]`; empty when it is the whole file. */
  readonly field: string;
  readonly expected: string;
  readonly received: string;
}

/** A manifest that does not describe a model that can be had, with everything wrong that could be told. Code `MANIFEST`. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly code = 'MANIFEST';
  /** The first field at fault. */
  readonly field: string;

  constructor(
    /** Absolute path of the manifest. */
    readonly file: string,
    readonly issues: readonly ManifestIssue[],
    options?: ErrorOptions,
  ) {
    super(describeAll(file, issues), options);
    this.field = issues[0]?.field ?? '';
  }
}

/** All that people read at once; `issues` has the rest. */
const listed = 12;
const longestField = 200;
const longestReceived = 1000;

function describeAll(file: string, issues: readonly ManifestIssue[]): string {
  const lines = issues.slice(0, listed).map((issue) => describe(file, issue));
  const more = issues.length - lines.length;
  return [...lines, ...(more > 0 ? [`${file}: and ${more} more`] : [])].join('\n');
}

function describe(file: string, { field, expected, received }: ManifestIssue): string {
  const place = field && `${shorten(field, longestField)}: `;
  return `${file}: ${place}expected ${expected}, got ${shorten(received, longestReceived)}`;
}
