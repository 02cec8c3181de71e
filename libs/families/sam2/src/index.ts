export { sam2 as default } from './sam2.js';
