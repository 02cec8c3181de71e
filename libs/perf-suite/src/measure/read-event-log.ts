import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { measureEventSchema, type MeasureEvent } from './events.js';

export interface ReadEvents<Event = MeasureEvent> {
  readonly events: Event[];
  /** Lines that are no event: the last one of a killed process, or what something else wrote. */
  readonly unreadable: number;
}

/** Reads all that a measuring process wrote down, however it ended. Nothing is as good as an empty file. */
export function readEventLog(path: string): Promise<ReadEvents> {
  return readEventsOf(measureEventSchema, path);
}

/** {@link readEventLog} for events of another kind. */
export async function readEventsOf<Event>(
  schema: z.ZodType<Event>,
  path: string,
): Promise<ReadEvents<Event>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const events: Event[] = [];
  let unreadable = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const event = parseLine(schema, line);
    if (event === undefined) unreadable++;
    else events.push(event);
  }
  return { events, unreadable };
}

function parseLine<Event>(schema: z.ZodType<Event>, line: string): Event | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
