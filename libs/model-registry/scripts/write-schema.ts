import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { manifestJsonSchema } from '../src/manifest/manifest-json-schema.js';

const path = fileURLToPath(new URL('../../../models/model.schema.json', import.meta.url));
const text = JSON.stringify(manifestJsonSchema);
await writeFile(path, await format(text, { ...(await resolveConfig(path)), parser: 'json' }));
console.log(`Wrote ${path}`);
