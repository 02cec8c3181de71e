import type { ExportForm } from './export-form.js';
import { officialForm } from './official-form.js';
import { onnxruntimeForm } from './onnxruntime-form.js';
import { transformersForm } from './transformers-form.js';

export type { ExportForm, PromptRoom } from './export-form.js';

export const exportForms: readonly ExportForm[] = [officialForm, onnxruntimeForm, transformersForm];
