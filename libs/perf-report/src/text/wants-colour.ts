/**
 * Colour is for terminals whose user has not declined it (https://no-color.org), and for what asks for it although it is
 * no terminal (https://force-color.org). Who declines is heard first.
 */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}
