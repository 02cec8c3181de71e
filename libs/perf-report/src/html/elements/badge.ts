import { markup, type Markup } from '../../markup/markup.js';

const tones: Readonly<Record<string, string>> = {
  pass: 'good',
  ok: 'good',
  clean: 'good',
  trusted: 'good',
  passed: 'good',
  fail: 'bad',
  failed: 'bad',
  critical: 'bad',
  regressed: 'bad',
  leak: 'bad',
  error: 'bad',
  untrusted: 'bad',
  'different-outputs': 'bad',
  interrupted: 'bad',
};

/** A verdict in its own word; the colour only repeats it. */
export function badge(verdict: string): Markup {
  return markup`<span class="badge ${tones[verdict] ?? 'open'}">${verdict}</span>`;
}
