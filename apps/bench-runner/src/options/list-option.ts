/** `--models a,b --models c` → a, b, c */
export function commaSeparated(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
