import { readFile } from 'node:fs/promises';
import { manifestJsonSchema } from './manifest-json-schema.js';

describe('models/model.schema.json', () => {
  it('is what the code accepts; `npm run schemas` writes it anew', async () => {
    const path = new URL('../../../../models/model.schema.json', import.meta.url);
    const committed: unknown = JSON.parse(await readFile(path, 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(manifestJsonSchema)));
  });
});
