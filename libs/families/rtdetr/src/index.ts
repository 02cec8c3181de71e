export { rtdetr as default } from './rtdetr.js';
