import type { Report } from './schema/report-schema.js';

/** Marks a string as JSON to be put in as it is; no text of a report holds this character. */
const mark = '\u0001';

/** Indented for people, but a sample a line: they are most of a report. */
export function formatReport(report: Report): string {
  const text = JSON.stringify(
    report,
    (key, value: unknown) => {
      if (key === 'samples' && Array.isArray(value))
        return value.map((sample) => mark + JSON.stringify(sample));
      return value;
    },
    2,
  );
  const marked = new RegExp(`"${escaped(mark)}(?:[^"\\\\]|\\\\.)*"`, 'g');
  return `${text.replace(marked, (line) => (JSON.parse(line) as string).slice(mark.length))}\n`;
}

/** As JSON writes a control character. */
function escaped(character: string): string {
  return JSON.stringify(character).slice(1, -1).replace('\\', '\\\\');
}
