import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLog } from './event-log.js';
import type { MeasureEvent } from './events.js';

const started: MeasureEvent = { type: 'scenario-started', scenario: 'load' };
const finished: MeasureEvent = { type: 'finished' };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-events-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('the log of events', () => {
  it('has a line for each, after those that were there', async () => {
    const path = join(directory, 'events.jsonl');
    await appendFile(path, 'before\n');
    using log = new EventLog(path, () => undefined);
    log.write(started);
    log.write(finished);
    expect(await readFile(path, 'utf8')).toBe(
      'before\n{"type":"scenario-started","scenario":"load"}\n{"type":"finished"}\n',
    );
  });

  it('that cannot be opened is an error', () => {
    expect(() => new EventLog(join(directory, 'no', 'such.jsonl'), () => undefined)).toThrow('ENOENT');
  });

  if (existsSync('/dev/full')) {
    it('on a full disk hands over what cannot be written, with the reason', () => {
      const unwritten: [MeasureEvent, string][] = [];
      using log = new EventLog('/dev/full', (event, { message }) => unwritten.push([event, message]));
      log.write(started);
      log.write(finished);
      const reason = 'ENOSPC: no space left on device, write';
      expect(unwritten).toEqual([
        [started, reason],
        [finished, reason],
      ]);
    });
  }
});
