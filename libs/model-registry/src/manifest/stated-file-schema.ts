import { z } from 'zod';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 lowercase hex digits');

export const relativePath = z
  .string()
  .regex(/^(?![/]|[A-Za-z]:)[^\\]+$/, 'a path relative to the manifest, with forward slashes');
