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
    super(issues.map((issue) => describe(file, issue)).join('\n'), options);
    this.field = issues[0]?.field ?? '';
  }
}

function describe(file: string, { field, expected, received }: ManifestIssue): string {
  return `${file}: ${field ? `${field}: ` : ''}expected ${expected}, got ${received}`;
}
