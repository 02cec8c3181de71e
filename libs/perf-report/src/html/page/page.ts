import { createHash } from 'node:crypto';
import { Markup, markup } from '../../markup/markup.js';
import { section, type Section } from '../elements/section.js';
import { style } from './style.js';

export interface Page {
  readonly title: string;
  readonly heading: Markup;
  readonly introduction: Markup;
  readonly sections: readonly Section[];
  readonly footer: Markup;
}

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing is loaded and nothing runs: whatever a report may say, no browser does more than draw it. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

export function page({ title, heading, introduction, sections, footer }: Page): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the verdict</a>
<header>
${heading}
${themes}
</header>
<nav aria-label="Sections"><ul>${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${introduction}
${sections.map(section)}
</main>
<footer>
${footer}
</footer>
</body>
</html>
`.text;
}

/** Works by the style alone. */
const themes = markup`<fieldset><legend>Colours</legend>${['system', 'light', 'dark'].map(
  (name) =>
    markup`<label><input type="radio" name="theme" id="theme-${name}"${name === 'system' && markup` checked`}> ${name}</label>`,
)}</fieldset>`;
