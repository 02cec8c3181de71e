import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { reportJsonSchema } from '../src/report/report-json-schema.js';

const path = fileURLToPath(new URL('../schemas/report.schema.json', import.meta.url));
await writeFile(path, `${JSON.stringify(reportJsonSchema, undefined, 2)}\n`);
console.log(`Wrote ${path}`);
