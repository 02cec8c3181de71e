export { nullFamily as default } from './null-family.js';
