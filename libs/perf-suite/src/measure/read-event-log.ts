import { readFile } from 'node:fs/promises';
import { measureEventSchema, type MeasureEvent } from './events.js';

export interface ReadEvents {
  readonly events: MeasureEvent[];
  /** Lines that are no event: the last one of a killed process, or what something else wrote. */
  readonly unreadable: number;
}

/** Reads all that a measuring process wrote down, however it ended. Nothing is as good as an empty file. */
export async function readEventLog(path: string): Promise<ReadEvents> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const events: MeasureEvent[] = [];
  let unreadable = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const event = parseLine(line);
    if (event === undefined) unreadable++;
    else events.push(event);
  }
  return { events, unreadable };
}

function parseLine(line: string): MeasureEvent | undefined {
  try {
    return measureEventSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
