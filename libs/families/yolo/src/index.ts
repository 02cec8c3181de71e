export { yolo as default } from './yolo.js';
