import { z } from 'zod';
import { manifestSchema } from './manifest-schema.js';

/** The manifest's schema as JSON Schema. Draft 7, because editors complete from it without a plugin. */
export const manifestJsonSchema = z.toJSONSchema(manifestSchema, { target: 'draft-7', io: 'input' });

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Names of the fields that an object at `path` may have, in any of its forms. */
export function fieldsAt(path: readonly PropertyKey[]): string[] {
  const objects = path.reduce<JsonSchema[]>(
    (schemas, key) => schemas.flatMap((schema) => alternatives(property(schema, String(key)))),
    [manifestJsonSchema],
  );
  return [...new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** A field of an object, or an element of an array. */
function property({ properties, items }: JsonSchema, name: string): JsonSchema {
  const schema = properties?.[name] ?? items;
  return typeof schema === 'object' && !Array.isArray(schema) ? schema : {};
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  return schema.oneOf?.filter((form) => typeof form === 'object') ?? [schema];
}
