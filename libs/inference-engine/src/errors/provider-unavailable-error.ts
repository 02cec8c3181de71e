/** An execution provider that was asked for cannot work on this machine; `cause` says why where it was tried. Code `PROVIDER_UNAVAILABLE`. */
export class ProviderUnavailableError extends Error {
  override readonly name = 'ProviderUnavailableError';
  readonly code = 'PROVIDER_UNAVAILABLE';
}
