/**
 * Colour is for terminals whose user has not declined it (https://no-color.org). FORCE_COLOR is not heard: Nx sets it for
 * every command that it runs, also where the output goes to a file.
 */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return !environment['NO_COLOR'] && stream.isTTY === true && environment['TERM'] !== 'dumb';
}
