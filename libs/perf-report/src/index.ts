export { counted } from './figures/format-figure.js';
export { formatCsv } from './csv/format-csv.js';
export { formatHtml } from './html/format-html.js';
export { formatJunit } from './junit/format-junit.js';
export { formatMarkdown } from './markdown/format-markdown.js';
export { formatFull } from './text/format-full.js';
export { alignColumns, wrap } from './text/layout.js';
export { formatSummary } from './text/format-summary.js';
export { wantsColour } from './text/wants-colour.js';
