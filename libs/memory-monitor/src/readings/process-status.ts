/** Figures of `/proc/<pid>/status`, in bytes; NaN where the text has no such line or it cannot be read as one. */
export interface ProcessStatus {
  rssBytes: number;
  anonBytes: number;
  /** The largest resident set since the process began or the mark was last reset. */
  highWaterBytes: number;
}

const rssLabel = Buffer.from('VmRSS:');
const anonLabel = Buffer.from('RssAnon:');
const highWaterLabel = Buffer.from('VmHWM:');
const unit = Buffer.from('kB');
const newline = 0x0a;
const space = 0x20;
const tab = 0x09;
const zero = 0x30;
const nine = 0x39;
const bytesPerUnit = 1024;

/** Reads `text[0, length)` into `into`. Works on bytes and allocates nothing, for it runs at every sample. */
export function parseProcessStatus(text: Uint8Array, length: number, into: ProcessStatus): void {
  into.rssBytes = NaN;
  into.anonBytes = NaN;
  into.highWaterBytes = NaN;
  for (let start = 0; start < length; start = endOfLine(text, start, length) + 1) {
    if (startsWith(text, start, length, highWaterLabel)) {
      into.highWaterBytes = amount(text, start + highWaterLabel.length, length);
    } else if (startsWith(text, start, length, rssLabel)) {
      into.rssBytes = amount(text, start + rssLabel.length, length);
    } else if (startsWith(text, start, length, anonLabel)) {
      into.anonBytes = amount(text, start + anonLabel.length, length);
      return; // The kernel prints it after the other two.
    }
  }
}

function endOfLine(text: Uint8Array, start: number, length: number): number {
  let position = start;
  while (position < length && text[position] !== newline) position++;
  return position;
}

function startsWith(text: Uint8Array, start: number, length: number, expected: Uint8Array): boolean {
  if (start + expected.length > length) return false;
  for (let index = 0; index < expected.length; index++) {
    if (text[start + index] !== expected[index]) return false;
  }
  return true;
}

/** `<blanks><digits> kB`, in bytes. */
function amount(text: Uint8Array, start: number, length: number): number {
  let position = start;
  while (position < length && (text[position] === space || text[position] === tab)) position++;
  const firstDigit = position;
  let value = 0;
  for (; position < length; position++) {
    const digit = text[position] ?? 0;
    if (digit < zero || digit > nine) break;
    value = value * 10 + (digit - zero);
  }
  if (position === firstDigit || text[position] !== space) return NaN;
  return startsWith(text, position + 1, length, unit) ? value * bytesPerUnit : NaN;
}
