export { rfdetr as default } from './rfdetr.js';
