/** What GitHub takes of a step for a job's summary. */
export const mostBytes = 1024 * 1024;

/** Whole parts as far as they fit, and a note on how many did not. */
export function limitSize(parts: readonly string[], most = mostBytes): string {
  const whole = join(parts);
  if (Buffer.byteLength(whole) <= most) return whole;
  const note = (left: number) =>
    `**Cut here:** ${left} of ${parts.length} parts did not fit into ${most} bytes. The report itself has them.`;
  // A part and the empty line after it; the note is never longer than with all parts left out.
  let room = most - Buffer.byteLength(note(parts.length)) - 1;
  const kept: string[] = [];
  for (const part of parts) {
    room -= Buffer.byteLength(part) + 2;
    if (room < 0) break;
    kept.push(part);
  }
  return join([...kept, note(parts.length - kept.length)]);
}

const join = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;
