/** Whatever was thrown, in words. Errors that crossed from another thread are instances of no Error of ours. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}
