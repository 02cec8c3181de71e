import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { manifestJsonSchema } from '../src/manifest/manifest-json-schema.js';

const path = fileURLToPath(new URL('../../../models/model.schema.json', import.meta.url));
await writeFile(path, `${JSON.stringify(manifestJsonSchema, undefined, 2)}\n`);
console.log(`Wrote ${path}`);
