import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { reportJsonSchema } from '../src/report/report-json-schema.js';

const path = fileURLToPath(new URL('../schemas/report.schema.json', import.meta.url));
const text = JSON.stringify(reportJsonSchema);
await writeFile(path, await format(text, { ...(await resolveConfig(path)), parser: 'json' }));
console.log(`Wrote ${path}`);
