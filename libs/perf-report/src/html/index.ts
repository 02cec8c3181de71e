export { formatHtml } from './format-html.js';
