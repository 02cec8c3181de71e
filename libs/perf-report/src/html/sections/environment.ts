import type { Report } from '@framegate/perf-suite';
import { markup } from '../../markup/markup.js';
import type { Section } from '../elements/section.js';
import { table } from '../elements/table.js';

type Fact = Exclude<Report['environment'][keyof Report['environment']], string[]>;

/** Where it was measured, on what images, and what must be known before a figure is quoted. */
export function environmentSection({ environment, images, notes }: Report): Section {
  const { missing, ...facts } = environment;
  const said = [...notes, ...missing];
  const skipped = images.skipped.map(({ name, reason }) => markup`<li>${name}: ${reason}</li>`);
  const content = [
    said.length > 0 && markup`<ul>${said.map((note) => markup`<li>${note}</li>`)}</ul>`,
    table(
      'Environment',
      [{ title: 'what' }, { title: 'value' }],
      Object.entries(facts).map(([name, value]) => [name.replaceAll('_', ' '), describe(name, value)]),
    ),
    markup`<h3>Images</h3><p>${images.source === 'generated' ? 'Generated' : `From ${images.source}`}, sha256 ${images.sha256}.</p>`,
    table(
      'Images',
      ['image', 'size', 'complexity', 'format', 'bytes'].map((title) => ({
        title,
        numeric: title === 'bytes',
      })),
      images.items.map(({ name, width, height, complexity, format, bytes }) => [
        name,
        `${width}×${height}`,
        complexity,
        format,
        bytes,
      ]),
    ),
    skipped.length > 0 && markup`<h3>Images left out</h3><ul>${skipped}</ul>`,
  ];
  return { id: 'environment', title: 'Environment and images', content };
}

/** Where `null` says that there is no limit. */
const limits: ReadonlySet<string> = new Set(['cpu_quota', 'memory_limit_mb']);

function describe(name: string, value: Fact): string {
  if (value === null) return limits.has(name) ? 'no limit' : 'unknown';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([variable, set]) => `${variable}: ${set ?? 'not set'}`)
    .join(', ');
}
