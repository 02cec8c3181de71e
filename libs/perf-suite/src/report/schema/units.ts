import { z } from 'zod';

export const milliseconds = z.number().describe('Milliseconds.');
/** 1 MB is 2²⁰ bytes throughout the report. */
export const megabytes = z.number().describe('MB of 2^20 bytes.');
export const share = z.number().min(0).max(1).describe('A share, 0 to 1.');
export const count = z.int().min(0);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const instant = z.iso.datetime();
