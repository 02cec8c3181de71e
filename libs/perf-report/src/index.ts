export { formatMarkdown } from './markdown/format-markdown.js';
export { formatFull } from './text/format-full.js';
export { formatSummary } from './text/format-summary.js';
export { wantsColour } from './text/wants-colour.js';
