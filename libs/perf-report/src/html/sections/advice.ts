import type { Report } from '@framegate/perf-suite';
import { markup } from '../../markup/markup.js';
import { prose } from '../elements/prose.js';
import type { Section } from '../elements/section.js';

/** What to do, each with the figures that it follows from. */
export function advice({ recommendations }: Report): Section[] {
  if (recommendations.length === 0) return [];
  const items = recommendations.map(
    ({ model, evidence, action }) =>
      markup`<li>${model !== null && markup`<strong>${model}</strong>: `}${prose(evidence)} <strong>${prose(action)}</strong></li>`,
  );
  return [{ id: 'advice', title: 'What to do', content: markup`<ul>${items}</ul>` }];
}
